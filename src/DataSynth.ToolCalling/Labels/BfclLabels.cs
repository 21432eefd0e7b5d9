using System.Globalization;
using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Comparison.Bfcl;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// Labels as the official checker of the Berkeley Function Calling Leaderboard gives them (gorilla, <c>ast_checker.py</c>): greedy
/// matching in any order, and only the first failure of a call is known.
/// </summary>
internal sealed class BfclLabels
{
    /// <summary>How far a call got before it failed, least first: of several calls that fail to match, the one that got furthest names
    /// the error. The leaderboard has no class for this case, so the choice is ours.</summary>
    private static readonly ErrorType[] Progress =
    [
        ErrorType.Name, ErrorType.MissingRequired, ErrorType.UnexpectedParameter, ErrorType.Type, ErrorType.Value, ErrorType.MissingOptional,
    ];

    /// <summary>Pairs of calls that are compared at most; matching is quadratic, as in the checker.</summary>
    private const long MaxPairs = 4_000_000;

    private readonly LabelOptions _options;
    private readonly SourceLanguage _language;
    private readonly IReadOnlyList<ExpectedCall> _expected;
    private readonly ExpectationKind _kind;
    private readonly Func<string, ToolSchema?> _schemaOf;
    private PreparedCall[]? _prepared;

    public BfclLabels(ToolTask task, LabelOptions options)
    {
        _options = options;
        _language = task.Language;
        _kind = task.Expectation.Kind;
        var catalogue = new ToolCatalogue(task.Tools);
        var spelt = task.Tools.DistinctBy(tool => Spell(tool.Name)).ToDictionary(tool => Spell(tool.Name));
        // Result sets spell the dots of a name in the tool, the ground truth or the call as underscores, or not.
        _schemaOf = name => catalogue.Find(name) ?? (spelt.TryGetValue(Spell(name), out var tool) ? ToolSchema.Of(tool) : null);
        _expected = _kind == ExpectationKind.Accepted ? task.Expectation.Calls : [.. task.Expectation.Calls.Select(BfclForm.Of)];
        if (options.DotsAsUnderscores)
            _expected = [.. _expected.Select(call => call with { Name = Spell(call.Name) })];
    }

    public Verdict Label(ParsedOutput output)
    {
        var calls = output.Calls;
        // Whatever cannot be read is no call to the checker, and so a right abstention.
        if (_expected.Count == 0)
            return calls.Count == 0 ? Verdicts.Correct : AbstentionLabels.Label(output);
        if (output.Status is ParseStatus.Malformed or ParseStatus.Truncated || (output.Status == ParseStatus.None && !output.IsEmptyList))
            return Verdicts.Incorrect(ErrorType.Format, $"no call can be read, expected {_expected.Count}", [], 0);
        if (output.Status == ParseStatus.Repaired && !_options.AcceptRepaired)
            return Verdicts.Incorrect(ErrorType.Format, Sentences.Repaired(output.Repairs), [], 0);
        if (calls.Count != _expected.Count)
            return WrongCount(calls);
        if ((long)calls.Count * calls.Count > MaxPairs)
            return Verdicts.Unlabelled($"{calls.Count} calls: at most {MaxPairs} pairs are compared");

        return Match(calls) is { } failures ? NoMatch(calls, failures) : Verdicts.Correct;
    }

    private static string Spell(string name) => name.Replace('.', '_');

    private Verdict WrongCount(IReadOnlyList<ToolCall> calls)
    {
        var difference = new Difference(
            "calls", JsonNumber.Of((long)_expected.Count), JsonNumber.Of((long)calls.Count), "bfcl.wrong_count", ErrorType.Count);
        var found = calls.Count.ToString(CultureInfo.InvariantCulture);
        return Verdicts.Incorrect(ErrorType.Count, $"makes {found} calls, expected {_expected.Count}", [difference], Score(calls));
    }

    /// <returns>Null when every expected call has its call; otherwise the failures of all calls that are left against the first expected
    /// call without one.</returns>
    private List<Difference>? Match(IReadOnlyList<ToolCall> calls)
    {
        var checker = new BfclCallChecker(_schemaOf, _language);
        var open = Enumerable.Range(0, calls.Count).ToList();
        foreach (var expected in _expected)
        {
            var match = open.FindIndex(index => checker.Check(expected, calls[index]) is null);
            if (match < 0)
                return [.. open.Select(index => checker.Check(expected, calls[index])!.At(index))];
            open.RemoveAt(match);
        }

        return null;
    }

    private Verdict NoMatch(IReadOnlyList<ToolCall> calls, List<Difference> failures)
    {
        var furthest = failures.MaxBy(failure => Array.IndexOf(Progress, failure.Type))!;
        return Verdicts.Incorrect(furthest.Type, Sentences.Of(furthest, failures.Count, calls), failures, Score(calls));
    }

    private double Score(IReadOnlyList<ToolCall> calls)
    {
        // Two threads may prepare the calls at the same time; either result is as good.
        _prepared ??= PreparedCall.All(_expected, _schemaOf);
        var comparer = new CallComparer(new SchemaRules(default), ExpectationKind.Accepted, _language);
        return UnitScore.Of(new CallMatcher(comparer, _prepared).Assign(calls, ordered: false), _prepared);
    }
}
