using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class BfclAgreementTests
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["Incorrect Parameter Value"] = "value",
        ["Incorrect Function Name"] = "name",
        ["Incorrect Number of Functions"] = "count",
        ["Missing Optional Parameter"] = "missing_optional",
        ["Missing Required Parameter"] = "missing_required",
        ["Incorrect Parameter Type"] = "type",
        ["Unexpected Parameter"] = "unexpected_parameter",
        ["Incorrect Output Format"] = "format",
    };

    [TestDataFact]
    public void Verdicts_agree_with_the_official_checker_in_every_static_row()
    {
        var rows = Label().ToList();

        rows.Count.ShouldBe(7464);
        rows.Where(row => row.Output.IsValid != (row.Verdict.Kind == VerdictKind.Correct)).Select(Describe).ShouldBeEmpty();
    }

    [TestDataFact]
    public void Error_classes_agree_in_every_row_where_the_class_is_certain()
    {
        var rows = Label().Where(row => row.Output.IsExact).ToList();

        rows.Count.ShouldBe(1342);
        rows.Where(row => Classes[row.Output.ErrorClass!] != row.Verdict.ErrorType?.ToFileName()).Select(Describe).ShouldBeEmpty();
    }

    [TestDataFact]
    public void Error_classes_agree_where_the_class_is_a_choice()
    {
        var rows = Label().Where(row => row.Output.ErrorClass is not null && !row.Output.IsExact).ToList();

        rows.Count.ShouldBe(108);
        rows.Where(row => Classes[row.Output.ErrorClass!] != row.Verdict.ErrorType?.ToFileName()).Select(Describe).ShouldBeEmpty();
    }

    [TestDataFact]
    public void Every_incorrect_row_has_a_reason_and_a_score_below_one()
    {
        foreach (var (output, verdict) in Label().Where(row => row.Verdict.Kind == VerdictKind.Incorrect))
        {
            verdict.Detail.ShouldNotBeNullOrEmpty(output.Id);
            verdict.Differences.ShouldNotBeEmpty(output.Id);
            verdict.Score!.Value.ShouldBeInRange(0, Math.BitDecrement(1.0), output.Id);
        }
    }

    private static IEnumerable<(BfclOutput Output, Verdict Verdict)> Label()
    {
        var cases = BfclCase.Load();
        foreach (var output in BfclOutput.Load())
        {
            if (!cases.TryGetValue(output.CaseId, out var one))
                continue;
            var options = new LabelOptions { Rules = LabelRules.Bfcl, DotsAsUnderscores = output.DotsAsUnderscores };
            yield return (output, Labeller.Label(one.Task, new ParsedOutput(ParseStatus.Ok, "api", output.Calls, "", null), cut: false, options));
        }
    }

    private static string Describe((BfclOutput Output, Verdict Verdict) row)
        => $"{row.Output.Id}: official {row.Output.IsValid} {row.Output.ErrorType}, ours {row.Verdict.Kind} {row.Verdict.ErrorType} {row.Verdict.Detail}";
}
