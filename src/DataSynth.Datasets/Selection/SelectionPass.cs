using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Survey;

namespace DataSynth.Datasets.Selection;

/// <summary>
/// The first of two passes over the candidates, needed where what is taken depends on all pairs: it makes the pairs that
/// <see cref="DatasetWriter"/> will make, counts them and keeps none. Not thread-safe.
/// </summary>
public sealed class SelectionPass : IDisposable
{
    private readonly ExportOptions _options;
    private readonly TaskDecisions _decisions;
    private readonly SeenKeys _seen;
    private readonly PairBuilder _pairs;
    private readonly PairCensus _census;

    /// <summary>Begins.</summary>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="decisions">What was found about the tasks.</param>
    /// <param name="owners">Which answers belong to other tasks; null for none.</param>
    public SelectionPass(ExportOptions options, TaskDecisions decisions, AnswerOwners? owners = null)
    {
        _options = options;
        _decisions = decisions;
        _seen = new SeenKeys(options.ScratchDirectory, "counted", options.KeyMemoryBytes / 2);
        _pairs = new PairBuilder(
            options.Pairs, _seen, new LeftOutCounts(), pair => options.Profile is not PairProfile profile || profile.Takes(pair), owners: owners);
        _census = new PairCensus(options.Selection, options.Pairs, options.ScratchDirectory, options.KeyMemoryBytes / 2);
    }

    /// <summary>Whether a set needs this pass: pointwise rows are not selected.</summary>
    /// <param name="options">What the data set is to be.</param>
    public static bool IsNeeded(ExportOptions options) => options.Profile.Source == RowSource.Pairs && !options.Selection.TakesEverything;

    /// <summary>Counts the pairs of the next task.</summary>
    /// <param name="task">Its answers.</param>
    public void Add(TaskAnswers task)
    {
        if (TaskGate.ReasonAgainst(task, _decisions.Of(task.TaskId), _options.Pairs) is not null)
            return;
        foreach (var pair in _pairs.Build(task))
            _census.Add(pair);
    }

    /// <summary>Decides.</summary>
    public PairSelection Complete() => _census.Complete();

    /// <summary>Deletes scratch files.</summary>
    public void Dispose()
    {
        _seen.Dispose();
        _census.Dispose();
    }
}
