using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>A call where none is right, and words where a call is.</summary>
internal static class WrongDecision
{
    private static readonly string[] Answers =
    [
        "I'm sorry, but I can't help with that.",
        "Could you tell me more about what you need?",
        "Done! I have taken care of that for you.",
        "I don't have access to live data, so I can't look that up.",
        "Let me check that for you. One moment, please.",
        "You can find this out on the provider's website.",
        "I would need a little more detail before I can start.",
        "Based on what I know, everything should be fine.",
    ];

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
                var call = new ToolCall(tool.Name, MadeUpArguments.For(tool, subject.Task, random));
                yield return new Perturbation(ErrorType.UnexpectedCall, [call], "");
            }
        }
    }

    /// <summary>Proposes words for a task where a call is right.</summary>
    public static IEnumerable<Perturbation> ProposeWords(PerturbSubject subject, SeededRandom random)
    {
        if (subject.Right.Count == 0)
            yield break;
        var answers = Answers.ToArray();
        random.Shuffle(answers.AsSpan());
        foreach (var answer in answers)
            yield return new Perturbation(ErrorType.MissingCall, [], answer);
    }
}
