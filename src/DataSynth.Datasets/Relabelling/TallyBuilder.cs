using System.Runtime.InteropServices;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Counts outcomes as they pass by, and adds the counts of shards up. Not thread-safe.</summary>
public sealed class TallyBuilder
{
    private const int MaxExamples = 10;
    private const int MaxExampleCharacters = 400;

    /// <summary>Names come from foreign files: beyond these many, a file of a million names would fill memory and card.</summary>
    private const int MaxOutcomes = 20_000;
    private const int MaxFlips = 1_000;
    private const int MaxGenerators = 5_000;
    private const string Others = "others";

    private readonly Dictionary<(string Dataset, string Model, string Outcome), long> _outcomes = [];
    private readonly Dictionary<FlipKey, (long Count, List<FlipExample> Examples)> _flips = [];
    private readonly SortedDictionary<string, long> _quarantined = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _generators = new(StringComparer.Ordinal);
    private long _inputs;
    private long _rows;
    private long _correct;
    private long _incorrect;
    private long _unlabelled;
    private long _obfuscated;
    private long _flipped;
    private long _labelledBefore;

    /// <summary>Counts an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Add(RelabelOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _inputs++;
        if (outcome.Quarantined is { } quarantined)
            Add(quarantined);
        else
            Add(outcome.Row!);
    }

    /// <summary>Adds the counts of a shard, the shards coming in their order.</summary>
    /// <param name="shard">The shard's.</param>
    public void Add(ShardTally shard)
    {
        ArgumentNullException.ThrowIfNull(shard);
        _inputs += shard.Inputs;
        _rows += shard.Rows;
        _correct += shard.Correct;
        _incorrect += shard.Incorrect;
        _unlabelled += shard.Unlabelled;
        _obfuscated += shard.Obfuscated;
        _flipped += shard.Flipped;
        _labelledBefore += shard.LabelledBefore;
        foreach (var (kind, count) in shard.Quarantined)
            _quarantined[kind] = _quarantined.GetValueOrDefault(kind) + count;
        foreach (var (generator, license) in shard.Generators)
            Name(generator, license);
        foreach (var (dataset, model, outcome, count) in shard.Outcomes)
            Count(dataset, model, outcome, count);
        foreach (var group in shard.Flips)
            Count(group.Key, group.Count, group.Examples);
    }

    /// <summary>The counts so far.</summary>
    public ShardTally Build() => new()
    {
        Inputs = _inputs,
        Rows = _rows,
        Correct = _correct,
        Incorrect = _incorrect,
        Unlabelled = _unlabelled,
        Obfuscated = _obfuscated,
        Flipped = _flipped,
        LabelledBefore = _labelledBefore,
        Quarantined = new SortedDictionary<string, long>(_quarantined, StringComparer.Ordinal),
        Generators = new SortedDictionary<string, string>(_generators, StringComparer.Ordinal),
        Outcomes =
        [
            .. _outcomes.Select(entry => new OutcomeTally(entry.Key.Dataset, entry.Key.Model, entry.Key.Outcome, entry.Value))
                .OrderBy(entry => entry.Dataset, StringComparer.Ordinal)
                .ThenBy(entry => entry.Model, StringComparer.Ordinal)
                .ThenBy(entry => entry.Outcome, StringComparer.Ordinal),
        ],
        Flips =
        [
            .. _flips.Select(entry => new FlipGroup(entry.Key, entry.Value.Count, entry.Value.Examples))
                .OrderByDescending(group => group.Count)
                .ThenBy(group => group.Key.ToString(), StringComparer.Ordinal),
        ],
    };

    private void Add(QuarantinedRow quarantined) => _quarantined[quarantined.Kind] = _quarantined.GetValueOrDefault(quarantined.Kind) + 1;

    private void Add(RelabelledRow row)
    {
        _rows++;
        _obfuscated += row.Obfuscated ? 1 : 0;
        _labelledBefore += row.Earlier is null ? 0 : 1;
        switch (row.Verdict.Kind)
        {
            case VerdictKind.Correct: _correct++; break;
            case VerdictKind.Incorrect: _incorrect++; break;
            default: _unlabelled++; break;
        }

        Count(row.Dataset, row.Generator, row.Verdict.ErrorType?.ToFileName() ?? row.Verdict.Kind.ToFileName(), 1);
        Name(row.Generator, row.GeneratorLicense ?? ExportTally.NotStated);
        if (FlipOf(row) is not { } flip)
            return;
        _flipped++;
        Count(flip, 1, [ExampleOf(row)]);
    }

    /// <summary>In which way a row's label changed, or null.</summary>
    /// <param name="row">The row.</param>
    public static FlipKey? FlipOf(RelabelledRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.FlipRule is { } rule && row.Earlier is { } earlier
            ? new FlipKey(earlier.Verdict, earlier.ErrorType, row.Verdict.Kind.ToFileName(), row.Verdict.ErrorType?.ToFileName(), rule)
            : null;
    }

    private void Count(string dataset, string model, string outcome, long count)
    {
        if (_outcomes.Count >= MaxOutcomes && !_outcomes.ContainsKey((dataset, model, outcome)))
            (dataset, model) = (Others, Others);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_outcomes, (dataset, model, outcome), out _);
        sum += count;
    }

    private void Count(FlipKey key, long count, IEnumerable<FlipExample> examples)
    {
        if (_flips.Count >= MaxFlips && !_flips.ContainsKey(key))
            key = new FlipKey(Others, null, Others, null, Others);
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_flips, key, out _);
        group.Examples ??= [];
        group.Count += count;
        group.Examples.AddRange(examples.Take(MaxExamples - group.Examples.Count));
    }

    private void Name(string generator, string license)
    {
        if (_generators.Count < MaxGenerators || _generators.ContainsKey(generator))
            _generators[generator] = license;
    }

    private static FlipExample ExampleOf(RelabelledRow row)
        => new(row.Uuid, row.TaskId, row.Generator, Cut(row.CorrectCalls), Cut(row.JudgedCalls), row.Verdict.Detail is { } detail ? Cut(detail) : null);

    private static string Cut(string text) => text.Length <= MaxExampleCharacters ? text : text[..MaxExampleCharacters] + " …";
}
