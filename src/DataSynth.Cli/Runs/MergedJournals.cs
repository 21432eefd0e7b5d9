using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>The journals of several runs as one: see <see cref="TaskMerge"/>.</summary>
/// <param name="readers">The journals in the order in which they were named.</param>
/// <param name="names">The run folders' names.</param>
internal sealed class MergedJournals(IReadOnlyList<JournalReader> readers, IReadOnlyList<string> names) : JournalSource
{
    private readonly TaskPlaces _places = TaskPlaces.Read(readers);
    private bool _isRead;

    /// <summary>Source tasks.</summary>
    public long Tasks => _places.Tasks;

    /// <summary>Variants of them.</summary>
    public long Variants => _places.Variants;

    /// <summary>Told of every contradiction, once, while the candidates are read for the first time.</summary>
    public Action<RunConflict> OnConflict { get; init; } = static _ => { };

    /// <inheritdoc/>
    public override IEnumerable<JournalTask> ReadTasks() => readers.SelectMany((reader, run) => _places.FirstForms(run, reader));

    /// <inheritdoc/>
    public override IEnumerable<JournalCandidate> ReadCandidates()
    {
        Action<RunConflict> onConflict = _isRead ? static _ => { } : OnConflict;
        _isRead = true;
        CandidateRanges[] ranges = [.. readers.Select(reader => reader.OpenRanges())];
        try
        {
            foreach (var task in _places.All())
            {
                var merge = new TaskMerge(names, onConflict);
                foreach (var place in task)
                    merge.Add(place.Run, ranges[place.Run].Read(place.First, place.Last));
                foreach (var candidate in merge.Result())
                    yield return candidate;
            }
        }
        finally
        {
            foreach (var range in ranges)
                range.Dispose();
        }
    }
}
