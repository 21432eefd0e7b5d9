using System.Runtime.InteropServices;
using DataSynth.Datasets.Deduplication;
using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Decontamination;

/// <summary>
/// Benchmark items to keep out of a training set. A task matches when its user says the same as an item's (whole, or in a message of at
/// least eight words), when it offers the same set of tools, or when at least half of the eight-word runs of the shorter of the two texts
/// stand in the other. Memory: some hundred bytes an item. Reading is thread-safe once all items are added.
/// </summary>
public sealed class BenchmarkIndex
{
    /// <summary>The share of eight-word runs in common from which a task matches.</summary>
    public const double RunShare = 0.5;

    private readonly List<BenchmarkItem> _items = [];
    private readonly List<int> _runsOf = [];
    private readonly Dictionary<UInt128, int> _texts = [];
    private readonly Dictionary<UInt128, int> _tools = [];
    private readonly Dictionary<ulong, List<int>> _runs = [];

    /// <summary>Items added.</summary>
    public int Count => _items.Count;

    /// <summary>The first match of a task: by text, by tools, by word runs.</summary>
    /// <param name="task">The task as its source has it.</param>
    public Contamination? Find(ToolTask task)
    {
        var plain = Plain(task.Conversation.Where(message => message.Role == "user").Select(message => message.Content ?? ""));
        foreach (var key in TextKeys(plain))
        {
            if (_texts.TryGetValue(key, out var item))
                return Match(MatchKind.Text, item, 1);
        }

        var tools = ToolSetKey.Of(task.Tools.Select(tool => ToolSetKey.Of(tool.Name, tool.Description, tool.Parameters as JsonObject)));
        return tools is not null && _tools.TryGetValue(KeyHash.Of(tools), out var owner) ? Match(MatchKind.Tools, owner, 1) : ByRuns(plain);
    }

    /// <summary>Adds an item; of items that say the same the first is named.</summary>
    internal void Add(BenchmarkItem item)
    {
        var number = _items.Count;

        // Texts and tools have been taken in; only where they stand is named later.
        _items.Add(item with { Texts = [], Tools = null });
        string[][] members = [.. item.Texts.Select(Plain)];
        string[] plain = [.. members.SelectMany(texts => texts).Distinct()];
        foreach (var key in members.Append(plain).SelectMany(TextKeys))
            _texts.TryAdd(key, number);
        if (item.Tools is { } tools)
            _tools.TryAdd(KeyHash.Of(tools), number);
        var runs = RunsOf(plain);
        _runsOf.Add(runs.Count);
        foreach (var run in runs)
        {
            ref var owners = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, run, out _);
            (owners ??= []).Add(number);
        }
    }

    private Contamination? ByRuns(string[] plain)
    {
        var runs = RunsOf(plain);
        if (runs.Count == 0)
            return null;
        var common = new SortedDictionary<int, int>();
        foreach (var run in runs)
        {
            foreach (var item in _runs.GetValueOrDefault(run) ?? [])
                common[item] = common.GetValueOrDefault(item) + 1;
        }

        Contamination? best = null;
        foreach (var (item, count) in common)
        {
            var share = (double)count / Math.Min(runs.Count, _runsOf[item]);
            if (share >= RunShare && share > (best?.Share ?? 0))
                best = Match(MatchKind.WordRuns, item, share);
        }

        return best;
    }

    private Contamination Match(MatchKind kind, int item, double share)
        => new(kind, _items[item].File, _items[item].Line, _items[item].Id, share);

    private static string[] Plain(IEnumerable<string> texts) => [.. texts.Select(PlainText.Of).Where(text => text.Length > 0)];

    private static HashSet<ulong> RunsOf(string[] plain)
    {
        var runs = new HashSet<ulong>();
        foreach (var text in plain)
            runs.UnionWith(WordRuns.Of(text));
        return runs;
    }

    /// <summary>The whole, and each message that is long enough to be nobody's by chance.</summary>
    private static IEnumerable<UInt128> TextKeys(string[] plain)
    {
        if (plain.Length == 0)
            yield break;
        yield return KeyHash.Of(string.Join(' ', plain));
        foreach (var text in plain.Where(text => plain.Length > 1 && WordRuns.IsInAny(text)))
            yield return KeyHash.Of(text);
    }
}
