using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Survey;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Which of several tasks that put the same situation under different ids keeps the answers they share: the one whose hashed id is the
/// smallest, whatever the order of the tasks. A pass over the candidates of those tasks alone; sixteen bytes an answer, in scratch files
/// beyond the budget. Not thread-safe.
/// </summary>
public sealed class AnswerOwners : IDisposable
{
    private const int Half = 64;

    private readonly ExportOptions _options;
    private readonly TaskDecisions _decisions;
    private readonly KeySorter _answers;
    private readonly SeenKeys _elsewhere;

    /// <summary>Begins.</summary>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="decisions">What was found about the tasks.</param>
    public AnswerOwners(ExportOptions options, TaskDecisions decisions)
    {
        _options = options;
        _decisions = decisions;
        _answers = new KeySorter(options.ScratchDirectory, "answers", options.KeyMemoryBytes / 4);
        _elsewhere = new SeenKeys(options.ScratchDirectory, "elsewhere", options.KeyMemoryBytes / 4);
    }

    /// <summary>Whether a set needs this pass.</summary>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="decisions">What was found about the tasks.</param>
    public static bool IsNeeded(ExportOptions options, TaskDecisions decisions) => options.Profile.Source != RowSource.Tasks && decisions.Alike > 0;

    /// <summary>Takes the next task that <see cref="TaskDecisions.IsAlike"/> is true of.</summary>
    /// <param name="task">Its answers.</param>
    public void Add(TaskAnswers task)
    {
        if (TaskGate.ReasonAgainst(task, _decisions.Of(task.TaskId), _options.Pairs) is not null)
            return;
        foreach (var answer in task.Wrong.Concat(task.Correct))
            _answers.Add(Place(answer.Key, task));
        if (_options.Profile is not CandidateProfile { IncludesGroundTruth: true })
            return;
        foreach (var (key, _) in task.Unanswered())
            _answers.Add(Place(key, task));
    }

    /// <summary>Decides.</summary>
    public void Complete()
    {
        var last = default(UInt128?);
        foreach (var place in _answers.Sorted())
        {
            if (last >> Half == place >> Half && last != place)
                _elsewhere.Add(place);
            else
                last = place;
        }
    }

    /// <summary>Deletes scratch files.</summary>
    public void Dispose()
    {
        _answers.Dispose();
        _elsewhere.Dispose();
    }

    /// <summary>Whether another task keeps an answer of this one.</summary>
    internal bool IsElsewhere(UInt128 answer, TaskAnswers task) => _decisions.IsAlike(task.TaskId) && _elsewhere.Contains(Place(answer, task));

    /// <summary>Half of the answer's key before half of the task's: sorted, the first place of an answer is its owner's.</summary>
    private static UInt128 Place(UInt128 answer, TaskAnswers task) => new((ulong)(answer >> Half), TaskDecisions.HashOf(task.TaskId));
}
