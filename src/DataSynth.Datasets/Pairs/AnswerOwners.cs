using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Survey;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Which of several tasks that put the same situation under different ids keeps the answers they share: the one whose hashed id is the
/// smallest, whatever the order of the tasks; and how many generators gave such an answer, in all of them. A pass over the candidates of
/// those tasks alone; sixteen bytes an answer and sixteen for each of its generators, in scratch files beyond the budget. Not thread-safe.
/// </summary>
public sealed class AnswerOwners : IDisposable
{
    private const int Half = 64;

    private readonly ExportOptions _options;
    private readonly TaskDecisions _decisions;
    private readonly KeySorter _answers;
    private readonly SeenKeys _elsewhere;
    private readonly KeySorter _generators;
    private readonly SeenKeys _agreeing;

    /// <summary>Begins.</summary>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="decisions">What was found about the tasks.</param>
    public AnswerOwners(ExportOptions options, TaskDecisions decisions)
    {
        _options = options;
        _decisions = decisions;
        _answers = new KeySorter(options.ScratchDirectory, "answers", options.KeyMemoryBytes / 4);
        _elsewhere = new SeenKeys(options.ScratchDirectory, "elsewhere", options.KeyMemoryBytes / 4);
        _generators = new KeySorter(options.ScratchDirectory, "generators", options.KeyMemoryBytes / 8);
        _agreeing = new SeenKeys(options.ScratchDirectory, "agreeing", options.KeyMemoryBytes / 8);
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
        {
            _answers.Add(Place(answer.Key, task));
            foreach (var generator in answer.Generators)
                _generators.Add(new UInt128((ulong)(answer.Key >> Half), (ulong)(KeyHash.Of(generator) >> Half)));
        }

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

        CountGenerators();
    }

    /// <summary>Deletes scratch files.</summary>
    public void Dispose()
    {
        _answers.Dispose();
        _elsewhere.Dispose();
        _generators.Dispose();
        _agreeing.Dispose();
    }

    /// <summary>Whether another task keeps an answer of this one.</summary>
    internal bool IsElsewhere(UInt128 answer, TaskAnswers task) => _decisions.IsAlike(task.TaskId) && _elsewhere.Contains(Place(answer, task));

    /// <summary>How many generators gave an answer, in this task and in those that share it.</summary>
    internal int GeneratorsOf(Answer answer, TaskAnswers task)
    {
        var count = answer.Generators.Count;
        if (_decisions.IsAlike(task.TaskId))
        {
            while (_agreeing.Contains(Agreeing(answer.Key, count + 1)))
                count++;
        }

        return count;
    }

    /// <summary>Keeps a key for the second generator of an answer, the third and so on, so that a count needs no table in memory.</summary>
    private void CountGenerators()
    {
        var last = default(UInt128?);
        var count = 0;
        foreach (var generator in _generators.Sorted())
        {
            if (generator == last)
                continue;
            count = last >> Half == generator >> Half ? count + 1 : 1;
            if (count > 1)
                _agreeing.Add(Agreeing(generator, count));
            last = generator;
        }
    }

    /// <summary>The count before half of the answer's key: sets of keys find their slots by the end.</summary>
    private static UInt128 Agreeing(UInt128 answer, int count) => new((ulong)count, (ulong)(answer >> Half));

    /// <summary>Half of the answer's key before half of the task's: sorted, the first place of an answer is its owner's.</summary>
    private static UInt128 Place(UInt128 answer, TaskAnswers task) => new((ulong)(answer >> Half), TaskDecisions.HashOf(task.TaskId));
}
