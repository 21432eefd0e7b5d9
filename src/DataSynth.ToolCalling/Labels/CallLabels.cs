using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Labels by <c>schema</c> and <c>exact</c> rules for one task in which calls are right. Thread-safe.</summary>
internal sealed class CallLabels
{
    private readonly LabelOptions _options;
    private readonly PreparedCall[] _expected;
    private readonly CallComparer _comparer;
    private readonly CallMatcher _matcher;

    public CallLabels(ToolTask task, LabelOptions options)
    {
        _options = options;
        ValueRules rules = options.Rules == LabelRules.Exact
            ? ExactRules.Instance
            : new SchemaRules(new TextRules(options.IgnoreCase, options.CollapseSpace));
        _expected = PreparedCall.All(task.Expectation.Calls, new ToolCatalogue(task.Tools).Find);
        _comparer = new CallComparer(rules, task.Expectation.Kind, task.Language);
        _matcher = new CallMatcher(_comparer.Fit, _expected);
    }

    public Verdict Label(ParsedOutput output)
    {
        if (output.Status is ParseStatus.Malformed or ParseStatus.Truncated)
            return Verdicts.Incorrect(ErrorType.Format, "tries to call a tool, and cannot be read", [], 0);
        if (output.Status == ParseStatus.Repaired && !_options.AcceptRepaired)
            return Verdicts.Incorrect(ErrorType.Format, Sentences.Repaired(output.Repairs), [], 0);
        if (output.Calls.Count == 0)
            return Verdicts.Incorrect(ErrorType.MissingCall, Sentences.MissingCalls(_expected), Missing(ErrorType.MissingCall), 0);

        var calls = output.Calls;
        if (_matcher.IsRightInOrder(calls))
            return Verdicts.Correct;

        var assignment = _matcher.Assign(calls, _options.Ordered);
        if (assignment.AllRight)
            return Verdicts.Correct;
        if (!assignment.IsOptimal && calls.Count == _expected.Length)
            return Verdicts.Unlabelled($"more than {CallMatcher.MaxPairsPerName} pairs of calls of one tool: not compared");

        var differences = Explain(assignment, calls);
        var type = Precedence.Decide(differences);
        return Verdicts.Incorrect(
            type, Sentences.Of(type, differences, _expected.Length, calls), differences, UnitScore.Of(assignment, _expected));
    }

    private List<Difference> Missing(ErrorType type)
        => [.. _expected.Select((call, i) => CallDifferences.Missing(i, call.Expected, type))];

    private List<Difference> Explain(CallAssignment assignment, IReadOnlyList<ToolCall> calls)
    {
        var differences = new List<Difference>();
        var taken = new bool[calls.Count];
        var missing = calls.Count;
        for (var i = 0; i < _expected.Length; i++)
        {
            var index = assignment.ActualOf[i];
            if (index < 0)
            {
                differences.Add(CallDifferences.Missing(missing++, _expected[i].Expected, ErrorType.Count));
                continue;
            }

            taken[index] = true;
            if (_expected[i].Name == calls[index].Name)
                _comparer.Compare(_expected[i], calls[index], $"calls[{index}]", differences);
            else
                differences.Add(CallDifferences.Name(index, _expected[i].Expected, calls[index]));
        }

        for (var index = 0; index < taken.Length; index++)
        {
            if (!taken[index])
                differences.Add(CallDifferences.Surplus(index, calls[index], "count", ErrorType.Count));
        }

        return differences;
    }
}
