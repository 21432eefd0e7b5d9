using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>A call too few, a call made twice, or one more that nobody asked for.</summary>
internal static class WrongCount
{
    /// <summary>Proposes answers.</summary>
    public static IEnumerable<Perturbation> Propose(PerturbSubject subject, SeededRandom random)
    {
        foreach (var index in subject.CallOrder(random))
        {
            var variants = Variants(subject, index, random).ToArray();
            random.Shuffle(variants.AsSpan());
            foreach (var calls in variants)
                yield return new Perturbation(ErrorType.Count, calls, "");
        }
    }

    private static IEnumerable<IReadOnlyList<ToolCall>> Variants(PerturbSubject subject, int index, SeededRandom random)
    {
        if (subject.Right.Count > 1)
            yield return [.. subject.Right.Take(index), .. subject.Right.Skip(index + 1)];
        yield return [.. subject.Right.Take(index + 1), .. subject.Right.Skip(index)];
        var tools = subject.Task.Tools.ToArray();
        random.Shuffle(tools.AsSpan());
        foreach (var tool in tools.Take(2))
            yield return [.. subject.Right, new ToolCall(tool.Name, MadeUpArguments.For(tool, subject.Words, random))];
    }
}
