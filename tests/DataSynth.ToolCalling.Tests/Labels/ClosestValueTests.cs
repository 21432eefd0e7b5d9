using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class ClosestValueTests
{
    private static Verdict Label(
        string schema, string accepted, string candidate, SourceLanguage language = SourceLanguage.Python, LabelRules rules = LabelRules.Schema)
    {
        var tools = $$"""[{"name":"f","parameters":{"type":"object","properties":{"p":{{schema}} } } }]""";
        var task = TaskText.Accepted(tools, Call(accepted)) with { Language = language };
        return Labeller.Label(
            task, TaskText.Output(Call(candidate)), cut: false, new LabelOptions { Rules = rules, GroundTruth = GroundTruthCheck.Off });
    }

    private static string Call(string value) => $$"""[{"name":"f","arguments":{"p":{{value}} } }]""";

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"array","items":{"type":"integer"}}}""", "[[[1,2]],[[3,4]]]", """[[3,"4"]]""", "type", "calls[0].arguments.p[0][1]")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """[{"a":1},{"a":2}]""", """{"a":"2"}""", "type", "calls[0].arguments.p.a")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """[{"a":1},{"a":2}]""", """{"a":3}""", "value", "calls[0].arguments.p")]
    [InlineData("""{"type":"object"}""", """[{"a":1},{"a":"x"}]""", """{"a":"y"}""", "value", "calls[0].arguments.p")]
    [InlineData("""{"type":"object"}""", """[{"a":1},{"a":2}]""", """{"a":"y"}""", "type", "calls[0].arguments.p.a")]
    [InlineData("""{"type":"object"}""", """[{"a":1,"b":"q"},{"a":"1","b":"r"}]""", """{"a":"1","b":"q"}""", "value", "calls[0].arguments.p")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", "[[1,2],[3,4,5]]", """["1"]""", "type", "calls[0].arguments.p")]
    [InlineData("""{"type":"array"}""", "[[1,2],[3,4,5]]", "[1]", "value", "calls[0].arguments.p")]
    public void The_accepted_value_that_comes_closest_names_the_error(string schema, string accepted, string candidate, string type, string path)
    {
        var verdict = Label(schema, accepted, candidate);

        verdict.ErrorType!.Value.ToFileName().ShouldBe(type, verdict.Detail);
        verdict.Differences.Select(difference => difference.Path).ShouldBe([path]);
    }

    [Theory]
    [InlineData("integer", "[5,\"\"]", "\"\"", "type")]
    [InlineData("string", "[\"a\",\"\"]", "\"\"", null)]
    [InlineData("object", "[{\"a\":[1,\"\"]}]", "{}", null)]
    public void The_empty_string_that_means_left_out_is_a_value_only_for_strings(string type, string accepted, string candidate, string? error)
        => Label($$"""{"type":"{{type}}"}""", accepted, candidate).ErrorType?.ToFileName().ShouldBe(error);

    [Fact]
    public void A_key_whose_accepted_value_is_given_is_no_difference()
    {
        const string Schema = """{"type":"object","properties":{"format":{"type":"string"},"indent":{"type":"integer"}}}""";

        var verdict = Label(Schema, """[{"format":["json","xml"],"indent":[2,""]}]""", """{"format":"xml","indent":"2"}""");

        verdict.ErrorType.ShouldBe(ErrorType.Type);
        verdict.Detail.ShouldBe("call 1 f: argument \"p.indent\" is \"2\" of the wrong type, expected 2");
        verdict.Differences.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("long", "[5]", "\"6L\"", "value")]
    [InlineData("integer", "[5]", "\"6\"", "value")]
    [InlineData("integer", "[5]", "\"six\"", "type")]
    [InlineData("integer", "[\"limit\"]", "\"size\"", "value")]
    [InlineData("String", "[\"a\"]", "\"b\"", "value")]
    [InlineData("boolean", "[true]", "\"false\"", "value")]
    public void Java_source_is_judged_by_what_it_denotes(string type, string accepted, string candidate, string error)
    {
        var schema = $$"""{"type":"{{type}}"}""";

        Label(schema, accepted, candidate, SourceLanguage.Java).ErrorType!.Value.ToFileName().ShouldBe(error);
        Label(schema, accepted, candidate, SourceLanguage.Java, LabelRules.Exact).ErrorType!.Value.ToFileName().ShouldBe(error);
    }

    [Theory]
    [InlineData(SourceLanguage.Java, "integer", "[5]", "5", "type", 2.0 / 3)]
    [InlineData(SourceLanguage.JavaScript, "array", "[[1,2]]", "[1,2]", "type", 2.0 / 3)]
    [InlineData(SourceLanguage.Python, "integer", "[5]", "5.0", "type", 2.0 / 3)]
    [InlineData(SourceLanguage.Python, "array", "[[1,2]]", "[1,3]", "value", 2.0 / 3)]
    public void What_the_official_checker_refuses_costs_its_share_of_the_score(
        SourceLanguage language, string type, string accepted, string candidate, string error, double score)
    {
        var verdict = Label($$"""{"type":"{{type}}"}""", accepted, candidate, language, LabelRules.Bfcl);

        verdict.ErrorType!.Value.ToFileName().ShouldBe(error, verdict.Detail);
        verdict.Score!.Value.ShouldBe(score, 1e-12);
    }

    [Theory]
    [InlineData("f(p=0.5)", true)]
    [InlineData("f(p=\"0.5\")", true)]
    [InlineData("f(p=0.6)", false)]
    [InlineData("""{"name":"f","arguments":{"p":0.5}}""", false)]
    public void Java_without_quotes_is_source_text_to_the_leaderboard_where_it_was_written_as_code(string text, bool correct)
    {
        const string tools = """[{"name":"f","parameters":{"type":"dict","properties":{"p":{"type":"double"}}}}]""";
        var task = TaskText.Accepted(tools, Call("[0.5]")) with { Language = SourceLanguage.Java };
        var output = ToolCallParser.Parse(text, task.Tools, new ParseOptions());

        var verdict = Labeller.Label(task, output, cut: false, new LabelOptions { Rules = LabelRules.Bfcl });

        (verdict.Kind == VerdictKind.Correct).ShouldBe(correct, verdict.Detail);
    }
}
