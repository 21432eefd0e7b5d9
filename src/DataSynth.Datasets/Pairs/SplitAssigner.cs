using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Puts source tasks into splits by a hash of their id and the seed: all variants and samples of a task fall on one side, and a task
/// stays where it is when others are added.
/// </summary>
/// <remarks>Near-duplicates share the id of one of them. A new task that says nearly the same as tasks that are there can become that one,
/// or join two groups, and so take them to another side: nothing else would keep them on one, whatever order they came in.</remarks>
public sealed class SplitAssigner
{
    private readonly long _seed;
    private readonly IReadOnlyList<SplitShare> _splits;

    /// <summary>An assigner.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="splits">At least one split; the shares add up to 1.</param>
    /// <exception cref="ArgumentException">A name cannot be part of a file name, occurs twice, or the shares do not add up.</exception>
    public SplitAssigner(long seed, IReadOnlyList<SplitShare> splits)
    {
        if (splits.Count == 0)
            throw new ArgumentException("no split is given; expected at least one", nameof(splits));
        foreach (var split in splits)
        {
            if (split.Name.Length == 0 || !split.Name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
                throw new ArgumentException($"\"{split.Name}\" is no name for a split; expected letters, digits and underscores", nameof(splits));
        }

        if (splits.DistinctBy(split => split.Name).Count() < splits.Count)
            throw new ArgumentException("a split is named twice", nameof(splits));
        if (splits.Any(split => split.Share is not (>= 0 and <= 1)) || Math.Abs(splits.Sum(split => split.Share) - 1) > 1e-6)
            throw new ArgumentException("the shares of the splits do not add up to 1", nameof(splits));

        _seed = seed;
        _splits = splits;
    }

    /// <summary>The split of a source task.</summary>
    /// <param name="taskId">Its id.</param>
    public string SplitOf(string taskId)
    {
        var draw = new SeededRandom(_seed, "split", taskId).NextDouble();
        foreach (var split in _splits)
        {
            if (draw < split.Share)
                return split.Name;
            draw -= split.Share;
        }

        // Shares that add up to a hair less than 1 leave a hair of the draws over.
        return _splits.Last(split => split.Share > 0).Name;
    }
}
