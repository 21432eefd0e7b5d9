using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export.Report;

/// <summary>The first ten mistakes of each error type, no two of one task, and numbers of all of them.</summary>
internal sealed class ErrorExamples
{
    /// <summary>Examples of an error type at most.</summary>
    public const int PerType = 10;

    private const int Bins = 10;

    private readonly Dictionary<ErrorType, List<(LabelledCandidate Candidate, string Right, string Wrong)>> _byType = [];
    private readonly Dictionary<string, long[]> _scores = [];

    /// <summary>Each model's incorrect candidates by unit score, in ten bins of equal width from 0 to 1; models in ordinal order.</summary>
    public IEnumerable<(string Model, IReadOnlyList<long> Bins)> Scores
        => _scores.OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => (model.Key, (IReadOnlyList<long>)model.Value));

    /// <summary>The scripts in which the users of incorrect candidates write, and how many candidates each.</summary>
    public Dictionary<string, long> Languages { get; } = [];

    /// <summary>The examples of a type, in the order of the tasks.</summary>
    public IReadOnlyList<(LabelledCandidate Candidate, string Right, string Wrong)> Of(ErrorType type) => _byType.GetValueOrDefault(type) ?? [];

    /// <summary>Looks at the candidates of one task.</summary>
    public void Add(TaskAnswers task)
    {
        ToolTask? last = null;
        var script = "";
        foreach (var candidate in task.Candidates)
        {
            if (candidate.Verdict is not { Kind: VerdictKind.Incorrect, ErrorType: { } type, Score: var score })
                continue;
            if (!_scores.TryGetValue(candidate.Generator.Name, out var bins))
                _scores.Add(candidate.Generator.Name, bins = new long[Bins]);
            bins[Math.Min(Bins - 1, (int)((score ?? 0) * Bins))]++;
            if (!ReferenceEquals(last, candidate.Task))
                (last, script) = (candidate.Task, ConversationScript.Of(candidate.Task));
            Languages[script] = Languages.GetValueOrDefault(script) + 1;
            if (!_byType.TryGetValue(type, out var examples))
                _byType.Add(type, examples = []);
            if (examples.Count < PerType && (examples.Count == 0 || examples[^1].Candidate.Task.Id != task.TaskId))
                examples.Add((candidate, Calls(RightCalls.Of(candidate.Task), candidate), Calls(candidate.Output.Calls, candidate)));
        }
    }

    private static string Calls(IReadOnlyList<ToolCalling.Tools.ToolCall> calls, LabelledCandidate candidate)
        => CallSerializer.Write(calls, candidate.Task.Tools);
}
