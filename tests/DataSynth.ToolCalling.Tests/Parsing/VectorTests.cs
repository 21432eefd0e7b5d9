using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class VectorTests
{
    [TestDataFact]
    public void Every_vector_is_read_with_its_hint() => Misread(hinted: true).ShouldBeEmpty();

    [TestDataFact]
    public void Every_vector_is_read_without_its_hint_unless_it_needs_one() => Misread(hinted: false).ShouldBeEmpty();

    [TestDataFact]
    public void Every_syntax_of_the_vectors_is_in_the_registry_and_no_other()
        => ToolCallSyntaxes.All.Select(syntax => syntax.Name).Order()
            .ShouldBe(VectorRow.Load().Select(row => row.Format).Distinct().Order());

    [TestDataFact]
    public void Strict_mode_never_gives_another_call()
    {
        foreach (var row in VectorRow.Load())
        {
            var read = ToolCallParser.Parse(row.Text, row.Tools, new ParseOptions { Format = row.Format, Repair = false });

            (read.Calls.Count == 0 || Calls.Same(read.Calls, row.Expected)).ShouldBeTrue($"{row.Id}: {Calls.Show(read)}");
            read.Repairs.ShouldBeEmpty(row.Id);
        }
    }

    private static List<string> Misread(bool hinted)
    {
        var misread = new List<string>();
        foreach (var row in VectorRow.Load().Where(row => hinted || !row.Tags.Contains("needs_format")))
        {
            var read = ToolCallParser.Parse(row.Text, row.Tools, new ParseOptions { Format = hinted ? row.Format : null });
            var same = Calls.Same(read.Calls, row.Expected);
            var right = row.Level switch
            {
                "must" => same && SameText(row.Content, read.Content) && SameText(row.Reasoning, read.Reasoning ?? ""),
                "repair" => same || read.Calls.Count == 0,
                _ => read.Calls.Count == 0,
            };
            if (!right)
                misread.Add($"{row.Id} ({row.Level}): {Calls.Show(read)} content '{read.Content}' reasoning '{read.Reasoning}'");
        }

        return misread;
    }

    private static bool SameText(string? expected, string actual) => expected is null || expected.Trim() == actual.Trim();
}
