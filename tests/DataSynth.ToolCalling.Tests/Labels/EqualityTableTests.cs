using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class EqualityTableTests
{
    private const string Absent = "absent";

    public static TheoryData<string, string, string, string, string> Rows()
    {
        using var page = typeof(EqualityTableTests).Assembly.GetManifestResourceStream("EQUALITY.md")!;
        using var reader = new StreamReader(page);
        var rows = new TheoryData<string, string, string, string, string>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(" | ").Select(cell => cell.Trim('|', ' ', '`')).ToArray();
            if (cells.Length != 6 || !cells[0].StartsWith('{'))
                continue;
            rows.Add(cells[0], cells[1], cells[2], "schema", cells[3]);
            rows.Add(cells[0], cells[1], cells[2], "exact", cells[4]);
            rows.Add(cells[0], cells[1], cells[2], "bfcl", cells[5]);
        }

        return rows;
    }

    [Fact]
    public void The_page_has_its_tables() => Rows().Count.ShouldBeGreaterThan(150);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_page_is_true(string declared, string right, string candidate, string rules, string outcome)
    {
        var tools = """[{"name":"f","parameters":{"type":"object","properties":{"p":DECLARED}}}]"""
            .Replace("DECLARED", declared, StringComparison.Ordinal);
        var options = new LabelOptions { Rules = Enum.Parse<LabelRules>(rules, ignoreCase: true), GroundTruth = GroundTruthCheck.Lenient };

        var verdict = Labeller.Label(TaskText.Exact(tools, Call(right)), TaskText.Output(Call(candidate)), cut: false, options);

        (verdict.Kind == VerdictKind.Correct ? "equal" : verdict.ErrorType?.ToFileName()).ShouldBe(outcome, verdict.Detail);
    }

    private static string Call(string value)
        => value == Absent
            ? """[{"name":"f","arguments":{}}]"""
            : """[{"name":"f","arguments":{"p":VALUE}}]""".Replace("VALUE", value, StringComparison.Ordinal);
}
