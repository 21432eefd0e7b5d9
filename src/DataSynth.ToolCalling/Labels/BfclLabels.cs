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

    /// <summary>Pairs of calls of one name that are checked at most; matching is quadratic, as in the checker, where every call fits
    /// late.</summary>
    private const int MaxChecks = 10_000_000;

    private readonly LabelOptions _options;
    private readonly IReadOnlyList<ExpectedCall> _expected;
    private readonly BfclCallChecker _checker;
    private readonly Func<string, ToolSchema?> _schemaOf;
    private PreparedCall[]? _prepared;

    public BfclLabels(ToolTask task, LabelOptions options)
    {
        _options = options;
        var catalogue = new ToolCatalogue(task.Tools);
        var spelt = task.Tools.DistinctBy(tool => Spell(tool.Name)).ToDictionary(tool => Spell(tool.Name));
        // Result sets spell the dots of a name in the tool, the ground truth or the call as underscores, or not.
        _schemaOf = name => catalogue.Find(name) ?? (spelt.TryGetValue(Spell(name), out var tool) ? ToolSchema.Of(tool) : null);
        _expected = task.Expectation.Kind == ExpectationKind.Accepted ? task.Expectation.Calls : [.. task.Expectation.Calls.Select(BfclForm.Of)];
        if (options.DotsAsUnderscores)
            _expected = [.. _expected.Select(call => call with { Name = Spell(call.Name) })];
        _checker = new BfclCallChecker(_schemaOf, task.Language);
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
        return new BfclMatcher(_checker, MaxChecks).Match(_expected, calls) switch
        {
            null => Verdicts.Unlabelled($"{calls.Count} calls: not matched within {MaxChecks} checks of pairs"),
            { Count: 0 } => Verdicts.Correct,
            var failures => NoMatch(calls, failures),
        };
    }

    private static string Spell(string name) => name.Replace('.', '_');

    private Verdict WrongCount(IReadOnlyList<ToolCall> calls)
    {
        var difference = new Difference(
            "calls", JsonNumber.Of((long)_expected.Count), JsonNumber.Of((long)calls.Count), "bfcl.wrong_count", ErrorType.Count);
        var found = calls.Count.ToString(CultureInfo.InvariantCulture);
        return Verdicts.Incorrect(ErrorType.Count, $"makes {found} calls, expected {_expected.Count}", [difference], Score(calls));
    }

    private Verdict NoMatch(IReadOnlyList<ToolCall> calls, List<Difference> failures)
    {
        var furthest = failures.MaxBy(failure => Array.IndexOf(Progress, failure.Type))!;
        return Verdicts.Incorrect(furthest.Type, Sentences.Of(furthest, failures.Count, calls), failures, Score(calls));
    }

    private (double Score, ScoreComponents Components) Score(IReadOnlyList<ToolCall> calls)
    {
        // Two threads may prepare the calls at the same time; either result is as good.
        _prepared ??= PreparedCall.All(_expected, _schemaOf);
        return UnitScore.Of(new CallMatcher(_checker.Fit, _prepared).Assign(calls, ordered: false), _prepared);
    }
}
