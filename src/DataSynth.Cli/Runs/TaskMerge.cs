using DataSynth.Datasets.Tasks;
using DataSynth.Generation.Replies;
using DataSynth.Journal;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Puts the candidates of one source task from several runs together. Of equal requests one reply is taken: a whole answer before a
/// truncated one before a failure, of equals that of the run named first. The first run's form of a task holds; replies to another
/// conversation or other tools under the same id are left out.
/// </summary>
/// <param name="runs">The run folders' names, by number.</param>
/// <param name="onConflict">Told of every contradiction.</param>
internal sealed class TaskMerge(IReadOnlyList<string> runs, Action<RunConflict> onConflict)
{
    private readonly List<(int Run, JournalCandidate Candidate)> _merged = [];
    private readonly Dictionary<RequestKey, int> _byRequest = [];
    private readonly Dictionary<string, (int Run, JournalTask Task)> _variants = [];

    /// <summary>Adds what one run has of one variant.</summary>
    /// <param name="run">The run's number; runs come in order.</param>
    /// <param name="candidates">Its candidates, all of one variant.</param>
    public void Add(int run, IReadOnlyList<JournalCandidate> candidates)
    {
        if (candidates.Count == 0 || Settle(run, candidates[0].Request.Task) is not { } task)
            return;
        foreach (var candidate in candidates)
            Add(run, candidate with { Request = candidate.Request with { Task = task } });
    }

    /// <summary>What came together, run by run.</summary>
    public IEnumerable<JournalCandidate> Result() => _merged.Select(entry => entry.Candidate);

    private void Add(int run, JournalCandidate candidate)
    {
        var key = candidate.Request.Entry.Key;
        if (!_byRequest.TryGetValue(key, out var place) || _merged[place].Run == run)
        {
            _byRequest.TryAdd(key, _merged.Count);
            _merged.Add((run, candidate));
            return;
        }

        var (keptRun, kept) = _merged[place];
        var better = Rank(candidate.Reply) > Rank(kept.Reply);
        if (Rank(candidate.Reply) == Rank(kept.Reply) && Rank(kept.Reply) > 1 && !SaysTheSame(kept, candidate))
            onConflict(new RunConflict("reply", candidate.Request.Task.Id, runs[keptRun], runs[run], key.ToString()));
        if (better)
            _merged[place] = (keptRun, kept with { Reply = candidate.Reply });
    }

    /// <summary>The form of the task that a run's candidates are judged by; null where they answer another task.</summary>
    private JournalTask? Settle(int run, JournalTask task)
    {
        var form = FormOf(task);
        if (_variants.TryAdd(form, (run, task)))
            return task;
        var (firstRun, first) = _variants[form];
        if (first.Text == task.Text)
            return first;
        var (ours, theirs) = (Bare(TaskJson.Parse(first.Text)), Bare(TaskJson.Parse(task.Text)));
        if (TaskJson.Write(ours) == TaskJson.Write(theirs))
            return first;
        var sameQuestion = TaskJson.Write(ours with { Expectation = Expectation.NoCall }) == TaskJson.Write(theirs with { Expectation = Expectation.NoCall });
        onConflict(new RunConflict(sameQuestion ? "expectation" : "task", task.Id, runs[firstRun], runs[run], null));
        return sameQuestion ? first : null;
    }

    /// <summary>A task without what may differ between two nights with the same task: its source's name, licence and revision.</summary>
    private static ToolTask Bare(ToolTask task)
        => task with { Dataset = "", License = null, SourceRevision = null, GroundTruthCheck = null, Contradiction = null };

    /// <summary>Which of a task's forms this is: runs of other seeds give it other names, and each is a form of its own.</summary>
    private static string FormOf(JournalTask task)
        => task.Variant == VariantNames.Obfuscated
            ? $"{task.Variant} {TaskJson.Write(Bare(TaskJson.Parse(task.Text)) with { Expectation = Expectation.NoCall })}"
            : task.Variant;

    private static int Rank(JournalReply? reply) => reply switch
    {
        null => 0,
        { Status: ReplyStatus.Failed } => 1,
        { Truncated: true } => 2,
        _ => 3,
    };

    /// <summary>Bodies hold durations too, so that equal answers may differ in their bytes.</summary>
    private static bool SaysTheSame(JournalCandidate left, JournalCandidate right)
    {
        if (left.Reply!.Body is not { } one || right.Reply!.Body is not { } other)
            return left.Reply.Body is null && right.Reply!.Body is null;
        if (one.Span.SequenceEqual(other.Span))
            return true;
        var tools = TaskJson.Parse(left.Request.Task.Text).Tools;
        return ReplyReader.TryRead(one.Span, GeneratorRecord.Read(left.Request.Generator), tools, out var first, out _)
            && ReplyReader.TryRead(other.Span, GeneratorRecord.Read(right.Request.Generator), tools, out var second, out _)
            && first.RawOutput == second.RawOutput;
    }
}
