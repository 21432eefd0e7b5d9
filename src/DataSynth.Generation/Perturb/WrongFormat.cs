using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Text that tries to call and cannot be read, even with repairs.</summary>
internal static class WrongFormat
{
    /// <summary>Proposes answers.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        if (subject.Right.Count == 0)
            yield break;
        var texts = Texts(subject.Right[random.Next(subject.Right.Count)]).ToArray();
        random.Shuffle(texts.AsSpan());
        foreach (var text in texts)
            yield return new Perturbation(ErrorType.Format, [], text);
    }

    private static IEnumerable<string> Texts(ToolCall call)
    {
        var name = new JsonString(call.Name).ToString();
        var arguments = call.Arguments.ToString();
        var inside = arguments[1..^1];

        // A mark that belongs there is missing or another stands in its place; what was meant is open.
        var withoutColons = inside.Replace("\":", "\" ", StringComparison.Ordinal);
        yield return $"<tool_call>\n{{\"name\": {name}, \"arguments\": {{{withoutColons}}}}}\n</tool_call>";
        yield return $"<tool_call>\n{{\"name\" {name} \"arguments\" {arguments}}}\n</tool_call>";
        yield return $"<tool_call>\n{{\"name\": {name}, \"arguments\": [{inside}]}}\n</tool_call>";
        yield return $"<tool_call>\n{{{name}: {{{{{inside}}}}}}}\n</tool_call>";
        yield return $"<tool_call>\n{call.Name} with {inside}\n</tool_call>";
        yield return $"<tool_call>\n{{\"name\": {name}, \"arguments\": ...}}\n</tool_call>";
        yield return $"<tool_call>\n{{\"name\": , \"arguments\": {arguments}}}\n</tool_call>";
    }
}
