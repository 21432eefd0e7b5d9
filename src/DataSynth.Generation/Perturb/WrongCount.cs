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
            if (subject.Right.Count > 1)
                yield return Of([.. subject.Right.Take(index), .. subject.Right.Skip(index + 1)]);
            yield return Of([.. subject.Right.Take(index + 1), .. subject.Right.Skip(index)]);
            var tools = subject.Task.Tools.ToArray();
            random.Shuffle(tools.AsSpan());
            foreach (var tool in tools.Take(3))
                yield return Of([.. subject.Right, new ToolCall(tool.Name, MadeUpArguments.For(tool, subject.Task, random))]);
        }
    }

    private static Perturbation Of(IReadOnlyList<ToolCall> calls) => new(ErrorType.Count, calls, "");
}
