using System.Runtime.CompilerServices;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Sources.Shuffling;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Sources;

/// <summary>
/// Reads all sources of a run, one after the other, in constant memory. Every record comes out, as a task, quarantined, or left out;
/// quarantined is what is no task, what contradicts itself, and every id after its first use.
/// </summary>
/// <param name="sources">The sources in order.</param>
/// <param name="groundTruth">What happens to right calls that contradict their tools, unless a source says otherwise; null for what each
/// format holds to be right, which is <see cref="GroundTruthMode.Strict"/> but for <c>rlla</c>.</param>
/// <param name="limits">What files may demand.</param>
/// <param name="scratchDirectory">Where ids are kept once <see cref="SourceLimits.KeyMemoryBytes"/> is spent, and tasks that are
/// shuffled.</param>
public sealed class TaskReader(
    IReadOnlyList<SourceSettings> sources,
    GroundTruthMode? groundTruth,
    SourceLimits limits,
    string scratchDirectory)
{
    /// <summary>From which the order of shuffled sources is drawn; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>The hashes of the sources' files, as <see cref="TaskSources.HashAsync"/> gives them: the revision of tasks whose source
    /// states none. Default: none, and such tasks have no revision.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>Reads everything. May be called more than once; each call starts from the beginning.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A source cannot be read at all, or not to its end.</exception>
    /// <exception cref="ArgumentException">A source names a format that is not in <see cref="TaskSources"/>.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var seen = new SeenKeys(scratchDirectory, "task-ids", limits.KeyMemoryBytes);
        var hashes = Inputs.Where(input => input.Path is not null).DistinctBy(input => input.Path).ToDictionary(input => input.Path!, input => input.Sha256);
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            if (source.Limit is <= 0)
                continue;
            var format = TaskSources.Require(source.Format);
            var mode = source.GroundTruth ?? groundTruth ?? format.DefaultGroundTruth ?? GroundTruthMode.Strict;
            var door = new SourceDoor(seen, mode, limits.RawCharacters)
            {
                Check = mode == (groundTruth ?? GroundTruthMode.Strict) ? null : CheckOf(mode),
                Revision = source.Revision,
                Hashes = hashes,
            };
            var items = format.ReadAsync(source, limits, cancellationToken);
            var admitted = source.Shuffle
                ? ShuffledSource.ReadAsync(items, source.Limit, door.Admit, Seed, $"{i}", scratchDirectory, cancellationToken)
                : InOrderAsync(items, source.Limit, door.Admit);
            await foreach (var item in admitted.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    private static async IAsyncEnumerable<SourceItem> InOrderAsync(
        IAsyncEnumerable<SourceItem> items, long? limit, Func<SourceTask, SourceItem> admit)
    {
        var taken = 0L;
        await foreach (var item in items.ConfigureAwait(false))
        {
            var admitted = item is SourceTask task ? admit(task) : item;
            yield return admitted;
            if (admitted is SourceTask && ++taken >= limit)
                break;
        }
    }

    private static GroundTruthCheck CheckOf(GroundTruthMode mode) => mode switch
    {
        GroundTruthMode.Strict => GroundTruthCheck.Strict,
        GroundTruthMode.Lenient => GroundTruthCheck.Lenient,
        _ => GroundTruthCheck.Off,
    };
}
