using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>A call where none is right, and words where a call is.</summary>
internal static class WrongDecision
{
    /// <summary>Proposes calls for a task where no call is right.</summary>
    public static IEnumerable<Perturbation> ProposeCall(PerturbSubject subject, SeededRandom random)
    {
        if (subject.Right.Count > 0)
            yield break;
        var tools = subject.Task.Tools.ToArray();
        random.Shuffle(tools.AsSpan());
        const int rounds = 4;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var tool in tools)
            {
                var call = new ToolCall(tool.Name, MadeUpArguments.For(tool, subject.Words, random));
                yield return new Perturbation(ErrorType.UnexpectedCall, [call], "");
            }
        }
    }

    /// <summary>Proposes words for a task where a call is right.</summary>
    public static IEnumerable<Perturbation> ProposeWords(PerturbSubject subject, SeededRandom random)
    {
        if (subject.Right.Count == 0)
            yield break;
        foreach (var answer in PlainAnswers.Of(subject.Words, random))
            yield return new Perturbation(ErrorType.MissingCall, [], answer);
    }
}
