using System.Text.Json;
using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;

namespace DataSynth.Cli.Relabel;

/// <summary>
/// What an interrupted run has finished. A shard counts once its record is written, which happens last; everything else of a shard
/// that has none is written again. What another command line or other inputs left behind is deleted.
/// </summary>
internal sealed class ShardStore
{
    private const string StateName = "state.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = false };

    private readonly string _folder;
    private readonly List<ShardTally> _finished = [];

    /// <summary>Looks at what is there.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="identity">Settings and inputs of this run in a word.</param>
    public ShardStore(RunFolder folder, string identity)
    {
        _folder = Path.Combine(folder.ScratchDirectory, "relabel");
        StagingDirectory = Path.Combine(_folder, "dataset");
        RetiredDirectory = Path.Combine(_folder, "retired");
        var state = Path.Combine(_folder, StateName);
        if (!File.Exists(state) || File.ReadAllText(state) != identity)
        {
            Clear();
            Directory.CreateDirectory(DataDirectory);
            WriteDurably(state, identity);
        }

        Directory.CreateDirectory(DataDirectory);
        while (Read(_finished.Count) is { } tally)
            _finished.Add(tally);
        if (!_finished.Index().All(shard => shard.Item.Rows == 0 || File.Exists(ShardFile(shard.Index)) || File.Exists(NamedShardFile(shard.Index))))
            _finished.Clear();
    }

    /// <summary>The finished shards, in order.</summary>
    public IReadOnlyList<ShardTally> Finished => _finished;

    /// <summary>Becomes the data set folder.</summary>
    public string StagingDirectory { get; }

    /// <summary>Takes the old data set until it is deleted.</summary>
    public string RetiredDirectory { get; }

    private string DataDirectory => Path.Combine(StagingDirectory, "data");

    /// <summary>The Parquet file of a shard; none where it has no rows.</summary>
    /// <param name="shard">Its number.</param>
    public string ShardFile(int shard) => Path.Combine(DataDirectory, $"shard-{shard:00000}.parquet");

    /// <summary>Its changed labels.</summary>
    /// <param name="shard">Its number.</param>
    public string FlipsFile(int shard) => Path.Combine(_folder, $"flips-{shard:00000}.jsonl");

    /// <summary>Its quarantined inputs.</summary>
    /// <param name="shard">Its number.</param>
    public string QuarantineFile(int shard) => Path.Combine(_folder, $"quarantine-{shard:00000}.jsonl");

    /// <summary>Notes that the next shard is finished; its files must be on the disk.</summary>
    /// <param name="tally">Its counts.</param>
    public void Finish(ShardTally tally)
    {
        WriteDurably(RecordFile(_finished.Count), JsonSerializer.Serialize(tally, Json));
        _finished.Add(tally);
    }

    /// <summary>Gives all shards the names that they have in the data set.</summary>
    /// <returns>Their files and rows, in order; shards without rows have none.</returns>
    public IReadOnlyList<(string Path, long Rows)> NameShards()
    {
        var named = new List<(string, long)>();
        foreach (var (shard, tally) in _finished.Index().Where(shard => shard.Item.Rows > 0))
        {
            var path = NamedShardFile(shard);
            if (File.Exists(ShardFile(shard)))
                File.Move(ShardFile(shard), path, overwrite: true);
            named.Add((path, tally.Rows));
        }

        return named;
    }

    /// <summary>Deletes everything.</summary>
    public void Clear()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string NamedShardFile(int shard)
    {
        var number = _finished.Take(shard).Count(tally => tally.Rows > 0);
        return Path.Combine(DataDirectory, $"{RelabelledSet.Split}-{number:00000}-of-{_finished.Count(tally => tally.Rows > 0):00000}.parquet");
    }

    private string RecordFile(int shard) => Path.Combine(_folder, $"shard-{shard:00000}.json");

    private ShardTally? Read(int shard)
    {
        try
        {
            return JsonSerializer.Deserialize<ShardTally>(File.ReadAllBytes(RecordFile(shard)), Json);
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static void WriteDurably(string path, string text)
    {
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }
}
