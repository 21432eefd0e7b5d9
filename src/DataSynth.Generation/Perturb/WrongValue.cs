using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>The right tool with the right parameters, and one value that is plausible and wrong.</summary>
internal static class WrongValue
{
    /// <summary>Proposes answers, first one for each argument, then further ones.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        var places = Places(subject);
        random.Shuffle(places.AsSpan());
        var queue = new Queue<(int Call, string Parameter, IEnumerator<JsonValue> Values)>(places.Select(place =>
            (place.Call, place.Parameter, ValuesFor(subject, place.Call, place.Parameter, random).AsEnumerable().GetEnumerator())));
        while (queue.TryDequeue(out var place))
        {
            if (!place.Values.MoveNext())
                continue;
            var call = subject.Right[place.Call];
            var arguments = ArgumentEdits.Replace(call.Arguments, place.Parameter, place.Values.Current);
            yield return new Perturbation(ErrorType.Value, subject.With(place.Call, call with { Arguments = arguments }), "");
            queue.Enqueue(place);
        }
    }

    private static (int Call, string Parameter)[] Places(PerturbSubject subject)
        => [.. subject.Right.SelectMany((call, index) => call.Arguments.Members.Select(member => (index, member.Name)))];

    private static List<JsonValue> ValuesFor(PerturbSubject subject, int index, string parameter, SeededRandom random)
    {
        var call = subject.Right[index];
        call.Arguments.TryGet(parameter, out var value);
        var schema = SchemaOf(subject.FindTool(call.Name), parameter);
        var near = NearValues.Of(value!, schema, random).ToList();
        var siblings = Siblings(subject, call, parameter, value!);
        if (siblings.Count > 0 && schema.Enum is null)
            near.Insert(Math.Min(1, near.Count), random.Pick(siblings));
        return near;
    }

    /// <summary>Values of the same kind that the right answer has elsewhere: the mix-ups that models make most.</summary>
    private static List<JsonValue> Siblings(PerturbSubject subject, ToolCall call, string parameter, JsonValue value)
    {
        var within = call.Arguments.Members.Where(member => member.Name != parameter).Select(member => member.Value);
        var across = subject.Right.Where(other => other != call)
            .Select(other => other.Arguments.TryGet(parameter, out var same) ? same : null)
            .OfType<JsonValue>();
        var key = CanonicalJson.Of(value);
        return [.. within.Concat(across).Where(candidate => candidate.Kind == value.Kind && CanonicalJson.Of(candidate) != key)];
    }

    private static ParameterSchema SchemaOf(Tool? tool, string parameter)
        => tool is null ? ParameterSchema.Anything : ToolSchema.Of(tool).Root.PropertyOrAnything(parameter);
}
