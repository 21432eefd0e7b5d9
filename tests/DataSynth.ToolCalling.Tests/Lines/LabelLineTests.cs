using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Lines;

public sealed class LabelLineTests
{
    private const string Weather = """
        "tools":[{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},
        "unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["city"]}}]
        """;

    private static (bool Ok, string Text) Evaluate(string line, LabelLineOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var ok = new LabelLine(options ?? new LabelLineOptions()).Evaluate(Encoding.UTF8.GetBytes(line), output);
        return (ok, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static string Line(string rest) => $$"""{"id":"a",{{Weather}},{{rest}}}""".ReplaceLineEndings(" ");

    [Fact]
    public void A_right_call_is_correct_with_score_one()
    {
        var (ok, text) = Evaluate(Line("""
            "accepted":[{"name":"get_weather","arguments":{"city":["Paris"],"unit":["celsius",""]}}],
            "calls":[{"name":"get_weather","arguments":{"city":" Paris"}}]
            """));

        ok.ShouldBeTrue();
        text.ShouldBe("""
            {"id":"a","verdict":"correct","error_type":null,"detail":null,"differences":[],"calls":[{"name":"get_weather","arguments":{"city":" Paris"}}],"syntax":"api","score":1}
            """.Trim());
    }

    [Fact]
    public void A_wrong_call_is_explained()
    {
        var (ok, text) = Evaluate(Line("""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}],
            "calls":[{"name":"get_weather","arguments":{"city":"Paris","unit":"kelvin"}}]
            """));

        ok.ShouldBeTrue();
        text.ShouldBe("""
            {"id":"a","verdict":"incorrect","error_type":"value","detail":"call 1 get_weather: argument \"unit\" is \"kelvin\", expected \"celsius\"","differences":[{"path":"calls[0].arguments.unit","expected":"celsius","actual":"kelvin","rule":"schema.enum"}],"calls":[{"name":"get_weather","arguments":{"city":"Paris","unit":"kelvin"}}],"syntax":"api","score":0.75}
            """.Trim());
    }

    [Theory]
    [InlineData("[TOOL_CALLS] []")]
    [InlineData("functools[]")]
    [InlineData("<|python_start|>[]<|python_end|>")]
    [InlineData("<tool_calls></tool_calls>")]
    public void An_empty_list_between_markers_is_right_where_no_call_is_expected(string output)
        => Evaluate(Line("\"expected\":[],\"output\":\"" + output + "\"")).Text.ShouldStartWith("""{"id":"a","verdict":"correct",""");

    [Theory]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    [InlineData("{\"k\":[1, 2.50]}")]
    [InlineData("123456789012345678901234567890")]
    public void The_id_is_echoed_as_it_was_written(string id)
    {
        Evaluate($$"""{"id":{{id}},"tools":[],"expected":[],"calls":[]}""").Text.ShouldStartWith($$"""{"id":{{id}},"verdict":"correct",""");
        Evaluate($$"""{"id":{{id}},"tools":[]}""").Text.ShouldStartWith($$"""{"id":{{id}},"error":""");
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "expected an object, found an array")]
    [InlineData("{\"id\":1,\"tools\":[],\"expected\":[],\"calls\":[]} x", "not valid JSON")]
    [InlineData("{\"id\":1,\"tools\":[],\"expected\":[],", "not valid JSON")]
    [InlineData("{\"tools\":[],\"calls\":[]}", "expected either \\\"expected\\\" or \\\"accepted\\\"")]
    [InlineData("{\"tools\":[],\"expected\":[],\"accepted\":[],\"calls\":[]}", "expected either \\\"expected\\\" or \\\"accepted\\\"")]
    [InlineData("{\"tools\":[],\"expected\":[]}", "expected either \\\"output\\\"")]
    [InlineData("{\"tools\":5,\"expected\":[],\"calls\":[]}", "tools: expected a list")]
    [InlineData("{\"tools\":[{}],\"expected\":[],\"calls\":[]}", "tools[0]: expected")]
    [InlineData("{\"tools\":[],\"expected\":{},\"calls\":[]}", "expected: expected a list")]
    [InlineData("{\"tools\":[],\"accepted\":[{\"name\":\"f\",\"arguments\":{\"a\":1}}],\"calls\":[]}", "accepted[0]: expected a list of accepted values")]
    [InlineData("{\"tools\":[],\"expected\":[],\"calls\":[{\"name\":5}]}", "calls[0]: expected")]
    [InlineData("{\"tools\":[],\"expected\":[],\"output\":5}", "output: expected a string")]
    [InlineData("{\"tools\":[],\"expected\":[],\"calls\":[],\"finish_reason\":5}", "finish_reason: expected a string")]
    [InlineData("{\"tools\":[],\"expected\":[],\"calls\":[],\"language\":\"Cobol\"}", "language: found \\\"Cobol\\\"")]
    [InlineData("{\"tools\":[],\"expected\":[],\"output\":\"\",\"format\":\"hermse\"}", "format: found \\\"hermse\\\", expected a name that datasynth formats lists, such as hermes")]
    public void A_malformed_line_is_answered_with_the_reason(string line, string reason)
    {
        var (ok, text) = Evaluate(line);

        ok.ShouldBeFalse();
        text.ShouldContain(reason);
        ((JsonObject)JsonValue.Parse(text)).Members[^1].Name.ShouldBe("error");
    }

    [Theory]
    [InlineData("\"{\\\"city\\\":\"", "format")]
    [InlineData("5", "format")]
    [InlineData("[\"Paris\"]", "format")]
    [InlineData("\"{\\\"city\\\":\\\"Paris\\\"}\"", null)]
    [InlineData("{\"city\":\"Paris\"}", null)]
    [InlineData("null", "missing_required")]
    public void Arguments_that_cannot_be_read_are_the_fault_of_the_candidate(string arguments, string? error)
    {
        foreach (var rules in Enum.GetValues<LabelRules>())
        {
            var (ok, text) = Evaluate(
                Line($$$"""
                    "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}], "calls":[{"name":"get_weather","arguments":{{{arguments}}}}]
                    """),
                new LabelLineOptions { Label = new LabelOptions { Rules = rules } });

            ok.ShouldBeTrue();
            text.ShouldContain(error is null ? "\"verdict\":\"correct\"" : $"\"error_type\":\"{error}\"");
        }
    }

    [Theory]
    [InlineData("\"calls\":[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}],\"output\":\"Let me see.\"", "correct")]
    [InlineData("\"calls\":[],\"output\":\"[get_weather(city='Paris')]\"", "correct")]
    [InlineData("\"calls\":[],\"output\":\"It is warm.\"", "incorrect")]
    [InlineData("\"calls\":[],\"output\":null", "incorrect")]
    public void Calls_of_the_server_count_before_those_of_the_text(string reply, string verdict)
        => Evaluate(Line($$$"""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}], {{{reply}}}
            """)).Text.ShouldContain($"\"verdict\":\"{verdict}\"");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_a_malformed_line()
    {
        var output = new ArrayBufferWriter<byte>();

        new LabelLine(new LabelLineOptions()).Evaluate([.. "{\"id\":\""u8, 0xFF, .. "\"}"u8], output).ShouldBeFalse();

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe("""{"error":"not valid UTF-8"}""");
    }

    [Fact]
    public void Text_is_read_by_the_parser_and_judged()
    {
        var (_, text) = Evaluate(Line("""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}],
            "output":"Sure!\n```json\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}\n```"
            """));

        text.ShouldContain("\"verdict\":\"correct\"");
    }

    [Theory]
    [InlineData("Sure! [get_weather(city='Paris')]")]
    [InlineData("```\\n[get_weather(city='Paris')]\\n```")]
    public void Strict_format_wants_calls_and_nothing_else(string output)
    {
        var line = Line($$$"""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}], "output":"{{{output}}}"
            """);
        var rules = new LabelLineOptions { Label = new LabelOptions { Rules = LabelRules.Bfcl } };

        Evaluate(line, rules).Text.ShouldContain("\"verdict\":\"correct\"");
        Evaluate(line, rules with { StrictFormat = true }).Text.ShouldContain("\"error_type\":\"format\"");
    }

    [Fact]
    public void Strict_format_accepts_bare_calls()
    {
        var line = Line("""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}], "output":"[get_weather(city='Paris')]"
            """);

        Evaluate(line, new LabelLineOptions { StrictFormat = true }).Text.ShouldContain("\"verdict\":\"correct\"");
    }

    [Fact]
    public void A_cut_reply_is_unlabelled_under_every_rule_set()
    {
        var line = Line("""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}],"output":"[get_weather(ci","finish_reason":"length"
            """);

        foreach (var rules in Enum.GetValues<LabelRules>())
        {
            Evaluate(line, new LabelLineOptions { Label = new LabelOptions { Rules = rules } }).Text
                .ShouldContain("\"verdict\":\"unlabelled\",\"error_type\":null,\"detail\":\"the reply was cut");
        }
    }

    [Fact]
    public void A_list_without_calls_is_a_wrong_count_for_bfcl_and_words_are_a_wrong_format()
    {
        const string Expected = "\"expected\":[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}]";
        var rules = new LabelLineOptions { Label = new LabelOptions { Rules = LabelRules.Bfcl } };

        Evaluate(Line($"{Expected},\"calls\":[]"), rules).Text.ShouldContain("\"error_type\":\"count\"");
        Evaluate(Line($"{Expected},\"output\":\"[]\""), rules).Text.ShouldContain("\"error_type\":\"count\"");
        Evaluate(Line($"{Expected},\"output\":\"I cannot.\""), rules).Text.ShouldContain("\"error_type\":\"format\"");
        Evaluate(Line($"{Expected},\"output\":\"I cannot.\"")).Text.ShouldContain("\"error_type\":\"missing_call\"");
        Evaluate(Line($"{Expected},\"calls\":[]")).Text.ShouldContain("\"error_type\":\"missing_call\"");
    }

    [Fact]
    public void Tools_in_OpenAI_form_are_understood()
        => Evaluate("""
            {"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"n":{"type":"integer"}}}}}],"expected":[{"name":"f","arguments":{"n":1}}],"calls":[{"name":"f","arguments":{"n":"1"}}]}
            """.Trim()).Text.ShouldContain("\"error_type\":\"type\"");

    [Theory]
    [InlineData("java")]
    [InlineData("JAVA")]
    public void The_language_may_be_in_any_letter_case(string language)
        => Evaluate($$$"""
            {"tools":[{"name":"f","parameters":{"type":"dict","properties":{"n":{"type":"long"}},"required":["n"]}}],"accepted":[{"name":"f","arguments":{"n":[5]}}],"calls":[{"name":"f","arguments":{"n":"5L"}}],"language":"{{{language}}}"}
            """.Trim()).Text.ShouldContain("\"verdict\":\"correct\"");

    [Fact]
    public void The_same_task_read_again_gives_the_same_answer()
    {
        var filter = new LabelLine(new LabelLineOptions());
        var line = Encoding.UTF8.GetBytes(Line("""
            "expected":[{"name":"get_weather","arguments":{"city":"Paris"}}],"calls":[{"name":"get_weather","arguments":{"city":"Rome"}}]
            """));
        var first = new ArrayBufferWriter<byte>();
        var second = new ArrayBufferWriter<byte>();

        filter.Evaluate(line, first);
        filter.Evaluate(line, second);

        second.WrittenSpan.SequenceEqual(first.WrittenSpan).ShouldBeTrue();
    }

    [TestDataFact]
    public void Real_rows_agree_with_the_official_checker_through_the_filter()
    {
        var cases = DataFolder.Lines("bfcl/cases.jsonl.gz").ToDictionary(row => row.GetText("id")!);
        var filter = new LabelLine(new LabelLineOptions { Label = new LabelOptions { Rules = LabelRules.Bfcl } });
        var count = 0;
        foreach (var row in DataFolder.Lines("bfcl/outputs.jsonl.gz"))
        {
            var one = cases[row.GetText("case_id")!];
            if (one.GetText("kind") == "exec" || !row.TryGet("decoded", out var decoded) || decoded is not JsonArray)
                continue;

            var output = new ArrayBufferWriter<byte>();
            filter.Evaluate(Encoding.UTF8.GetBytes(BfclLine.Of(one, row)), output).ShouldBeTrue();
            var verdict = ((JsonObject)JsonValue.Parse(output.WrittenSpan)).GetText("verdict");
            row.TryGet("valid", out var valid);
            verdict.ShouldBe(((JsonBoolean)valid!).Value ? "correct" : "incorrect", row.GetText("id"));
            count++;
        }

        count.ShouldBe(7464);
    }
}
