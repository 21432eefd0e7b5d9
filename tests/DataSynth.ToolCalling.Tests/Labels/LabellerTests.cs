using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class LabellerTests
{
    private const string Tools = """
        [{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},
          "unit":{"type":"string","enum":["celsius","fahrenheit"]},"days":{"type":"integer","default":1},
          "place":{"type":"object","properties":{"lat":{"type":"number"},"lon":{"type":"number"}}}},"required":["city"]}},
         {"name":"get_time","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]
        """;

    private const string Paris = """[{"name":"get_weather","arguments":{"city":"Paris"}}]""";

    private static Verdict Exact(string expected, string calls, LabelOptions? options = null)
        => Labeller.Label(TaskText.Exact(Tools, expected), TaskText.Output(calls), cut: false, options ?? new LabelOptions());

    private static Verdict Accepted(string accepted, string calls, LabelOptions? options = null)
        => Labeller.Label(TaskText.Accepted(Tools, accepted), TaskText.Output(calls), cut: false, options ?? new LabelOptions());

    private static Verdict Text(string expected, ParseStatus status, LabelRules rules = LabelRules.Schema)
        => Labeller.Label(
            TaskText.Exact(Tools, expected), new ParsedOutput(status, null, [], "", null), cut: false, new LabelOptions { Rules = rules });

    [Theory]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Rome"}}]""", ErrorType.Value,
        "call 1 get_weather: argument \"city\" is \"Rome\", expected \"Paris\"")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":5}}]""", ErrorType.Type,
        "call 1 get_weather: argument \"city\" is 5 of the wrong type, expected \"Paris\"")]
    [InlineData("""[{"name":"get_weather","arguments":{}}]""", ErrorType.MissingRequired,
        "call 1 get_weather: required argument \"city\" is missing, expected \"Paris\"")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}]""", ErrorType.UnexpectedParameter,
        "call 1 get_weather: argument \"unit\" is \"celsius\", expected none")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Paris","town":"x"}}]""", ErrorType.UnexpectedParameter,
        "call 1 get_weather: argument \"town\" is \"x\", but the tool has no such parameter")]
    [InlineData("""[{"name":"get_time","arguments":{"city":"Paris"}}]""", ErrorType.Name,
        "call 1 calls \"get_time\", expected \"get_weather\"")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Paris"}},{"name":"get_time","arguments":{"city":"Paris"}}]""", ErrorType.Count,
        "makes 2 calls, expected 1; too many: get_time")]
    [InlineData("[]", ErrorType.MissingCall, "makes no call, expected get_weather")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Rome","unit":"celsius"}}]""", ErrorType.UnexpectedParameter,
        "call 1 get_weather: argument \"unit\" is \"celsius\", expected none (and 1 more)")]
    public void A_wrong_call_is_named_and_put_in_words(string calls, ErrorType type, string detail)
    {
        var verdict = Exact(Paris, calls);

        verdict.Kind.ShouldBe(VerdictKind.Incorrect);
        verdict.ErrorType.ShouldBe(type);
        verdict.Detail.ShouldBe(detail);
    }

    [Fact]
    public void Only_bfcl_rules_hold_a_required_name_without_a_property_against_a_call()
    {
        const string Slip = """[{"name":"f","parameters":{"type":"dict","properties":{"a":{"type":"integer"}},"required":["a","b"]}}]""";
        var task = TaskText.Accepted(Slip, """[{"name":"f","arguments":{"a":[1]}}]""");
        var output = TaskText.Output("""[{"name":"f","arguments":{"a":1}}]""");

        var bfcl = Labeller.Label(task, output, cut: false, new LabelOptions { Rules = LabelRules.Bfcl });
        bfcl.ErrorType.ShouldBe(ErrorType.MissingRequired);
        bfcl.Detail!.ShouldContain("\"b\"");
        bfcl.Score!.Value.ShouldBeLessThan(1);
        Labeller.Label(task, output, cut: false, new LabelOptions()).Kind.ShouldBe(VerdictKind.Correct);
    }

    [Fact]
    public void An_optional_argument_that_matters_is_missed()
    {
        var verdict = Exact("""[{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}]""", Paris);

        verdict.ErrorType.ShouldBe(ErrorType.MissingOptional);
        verdict.Detail.ShouldBe("call 1 get_weather: optional argument \"unit\" is left out, expected \"celsius\"");
    }

    [Fact]
    public void Accepted_values_are_listed_and_the_second_call_is_named()
    {
        var verdict = Accepted(
            """
            [{"name":"get_time","arguments":{"city":["Oslo"]}},
             {"name":"get_weather","arguments":{"city":["Paris"],"unit":["celsius","fahrenheit",""]}}]
            """,
            """
            [{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_weather","arguments":{"city":"Paris","unit":"kelvin"}}]
            """);

        verdict.Detail.ShouldBe("call 2 get_weather: argument \"unit\" is \"kelvin\", expected one of \"celsius\", \"fahrenheit\"");
        verdict.Differences.Single().Path.ShouldBe("calls[1].arguments.unit");
        verdict.Differences.Single().Rule.ShouldBe("schema.enum");
        verdict.Differences.Single().Expected!.ToString().ShouldBe("[\"celsius\",\"fahrenheit\"]");
    }

    [Fact]
    public void A_difference_within_an_object_is_found_where_it_is()
    {
        var verdict = Exact(
            """[{"name":"get_weather","arguments":{"city":"Paris","place":{"lat":1,"lon":2}}}]""",
            """[{"name":"get_weather","arguments":{"city":"Paris","place":{"lat":1.0,"lon":3}}}]""");

        verdict.Differences.Select(d => d.Path).ShouldBe(["calls[0].arguments.place.lon"]);
        verdict.ErrorType.ShouldBe(ErrorType.Value);
    }

    [Fact]
    public void The_default_may_be_given_or_left_out()
    {
        Exact("""[{"name":"get_weather","arguments":{"city":"Paris","days":1}}]""", Paris).Kind.ShouldBe(VerdictKind.Correct);
        Exact(Paris, """[{"name":"get_weather","arguments":{"city":"Paris","days":1}}]""").Kind.ShouldBe(VerdictKind.Correct);
        Exact(Paris, """[{"name":"get_weather","arguments":{"city":"Paris","days":2}}]""").ErrorType.ShouldBe(ErrorType.UnexpectedParameter);
    }

    [Fact]
    public void The_score_is_told_apart_into_names_parameters_and_values()
    {
        const string Expected = """
            [{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}]
            """;

        Exact(Expected, """[{"name":"get_weather","arguments":{"city":"Rome","unit":"celsius","days":2}}]""").Components
            .ShouldBe(new ScoreComponents(0.5, 2 / 3.0 / 2, 1 / 3.0));
        Exact(Expected, "[]").Components.ShouldBe(ScoreComponents.None);
        Exact(Expected, Expected).Components.ShouldBe(ScoreComponents.All);
    }

    [Fact]
    public void Parallel_calls_may_come_in_any_order_unless_order_is_asked_for()
    {
        const string Expected = """[{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_time","arguments":{"city":"Rome"}}]""";
        const string Swapped = """[{"name":"get_time","arguments":{"city":"Rome"}},{"name":"get_time","arguments":{"city":"Oslo"}}]""";

        Exact(Expected, Swapped).Kind.ShouldBe(VerdictKind.Correct);
        var ordered = Exact(Expected, Swapped, new LabelOptions { Ordered = true });
        ordered.ErrorType.ShouldBe(ErrorType.Value);
        ordered.Score!.Value.ShouldBeLessThan(1);
    }

    [Fact]
    public void One_call_never_stands_for_two()
        => Exact(
            """[{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_time","arguments":{"city":"Oslo"}}]""",
            """[{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_time","arguments":{"city":"Rome"}}]""")
            .ErrorType.ShouldBe(ErrorType.Value);

    [Fact]
    public void The_assignment_with_the_fewest_differences_explains()
    {
        // In order, both calls would differ; crossed over, one does not.
        var verdict = Exact(
            """[{"name":"get_weather","arguments":{"city":"Oslo","days":2}},{"name":"get_weather","arguments":{"city":"Rome","days":3}}]""",
            """[{"name":"get_weather","arguments":{"city":"Rome","days":3}},{"name":"get_weather","arguments":{"city":"Oslo","days":4}}]""");

        verdict.Differences.Select(d => d.Path).ShouldBe(["calls[1].arguments.days"]);
    }

    [Fact]
    public void Accepted_sets_need_an_optimal_assignment()
        => Accepted(
            """[{"name":"get_time","arguments":{"city":["Oslo","Rome"]}},{"name":"get_time","arguments":{"city":["Oslo"]}}]""",
            """[{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_time","arguments":{"city":"Rome"}}]""")
            .Kind.ShouldBe(VerdictKind.Correct);

    [Theory]
    [InlineData(ParseStatus.Malformed)]
    [InlineData(ParseStatus.Truncated)]
    public void Unreadable_text_is_a_format_error_where_a_call_is_right(ParseStatus status)
    {
        Text(Paris, status).ErrorType.ShouldBe(ErrorType.Format);
        Text(Paris, status, LabelRules.Bfcl).ErrorType.ShouldBe(ErrorType.Format);
    }

    [Theory]
    [InlineData(ParseStatus.Malformed)]
    [InlineData(ParseStatus.Truncated)]
    public void A_broken_wrong_call_is_no_abstention_except_to_bfcl(ParseStatus status)
    {
        Text("[]", status).ErrorType.ShouldBe(ErrorType.UnexpectedCall);
        Text("[]", status).Score.ShouldBe(0);
        Text("[]", status, LabelRules.Bfcl).Kind.ShouldBe(VerdictKind.Correct);
    }

    [Fact]
    public void A_right_abstention_is_correct() => Text("[]", ParseStatus.None).ShouldBe(new Verdict(VerdictKind.Correct, null, null, [], 1));

    [Fact]
    public void A_call_where_none_is_right_is_unexpected()
    {
        foreach (var rules in Enum.GetValues<LabelRules>())
        {
            var verdict = Exact("[]", Paris, new LabelOptions { Rules = rules });
            verdict.ErrorType.ShouldBe(ErrorType.UnexpectedCall);
            verdict.Detail.ShouldBe("calls get_weather where no call is right");
            verdict.Score.ShouldBe(0);
        }
    }

    [Fact]
    public void An_impossible_ground_truth_labels_nothing_except_under_bfcl()
    {
        const string Impossible = """[{"name":"get_weather","arguments":{"town":"Paris"}}]""";

        foreach (var rules in (LabelRules[])[LabelRules.Schema, LabelRules.Exact])
        {
            var verdict = Exact(Impossible, Impossible, new LabelOptions { Rules = rules });
            verdict.Kind.ShouldBe(VerdictKind.Unlabelled);
            verdict.Score.ShouldBeNull();
            verdict.Detail.ShouldStartWith("invalid ground truth: calls[0].arguments.town: tool \"get_weather\" has no such parameter");
        }

        Exact(Impossible, Impossible, new LabelOptions { GroundTruth = GroundTruthCheck.Off }).Kind.ShouldBe(VerdictKind.Correct);
        Exact(Impossible, Impossible, new LabelOptions { Rules = LabelRules.Bfcl }).Kind.ShouldBe(VerdictKind.Incorrect);
    }

    [Fact]
    public void A_mended_call_is_judged_or_refused()
    {
        var output = TaskText.Output(Paris) with { Status = ParseStatus.Repaired, Repairs = ["a bracket was missing"] };
        var task = TaskText.Exact(Tools, Paris);

        Labeller.Label(task, output, cut: false, new LabelOptions()).Kind.ShouldBe(VerdictKind.Correct);
        foreach (var rules in Enum.GetValues<LabelRules>())
        {
            var verdict = Labeller.Label(task, output, cut: false, new LabelOptions { Rules = rules, AcceptRepaired = false });
            verdict.ErrorType.ShouldBe(ErrorType.Format);
            verdict.Detail.ShouldBe("had to be mended to be read: a bracket was missing");
        }
    }

    [Fact]
    public void Letter_case_and_inner_space_count_unless_told_otherwise()
    {
        const string Expected = """[{"name":"get_time","arguments":{"city":"New York"}}]""";
        const string Calls = """[{"name":"get_time","arguments":{"city":"new  york"}}]""";

        Exact(Expected, Calls).ErrorType.ShouldBe(ErrorType.Value);
        Exact(Expected, Calls, new LabelOptions { IgnoreCase = true }).ErrorType.ShouldBe(ErrorType.Value);
        Exact(Expected, Calls, new LabelOptions { IgnoreCase = true, CollapseSpace = true }).Kind.ShouldBe(VerdictKind.Correct);
    }

    [Theory]
    [InlineData("""{"format":"json"}""", VerdictKind.Correct)]
    [InlineData("""{"format":"xml","indent":2}""", VerdictKind.Correct)]
    [InlineData("""{"format":"yaml"}""", VerdictKind.Incorrect)]
    [InlineData("""{"indent":2}""", VerdictKind.Incorrect)]
    [InlineData("""{"format":"json","other":1}""", VerdictKind.Incorrect)]
    public void An_accepted_object_may_list_the_values_of_its_keys(string value, VerdictKind kind)
    {
        const string Dump = """[{"name":"dump","parameters":{"type":"dict","properties":{"options":{"type":"dict"}},"required":["options"]}}]""";
        var task = TaskText.Accepted(Dump, """[{"name":"dump","arguments":{"options":[{"format":["json","xml"],"indent":[2,""]}]}}]""");
        var calls = """[{"name":"dump","arguments":{"options":VALUE}}]""".Replace("VALUE", value, StringComparison.Ordinal);

        Labeller.Label(task, TaskText.Output(calls), cut: false, new LabelOptions()).Kind.ShouldBe(kind);
        RightCalls.Of(task).Single().Arguments.ToString().ShouldBe("""{"options":{"format":"json"}}""");
    }

    [Fact]
    public void The_score_is_that_of_ToolRL_between_zero_and_one()
    {
        // Names agree: 1. Of two keys both are there and one value is equal: 1 + 1. Greatest: 1 + 1 + 2.
        Exact(
            """[{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}]""",
            """[{"name":"get_weather","arguments":{"city":"Paris","unit":"kelvin"}}]""").Score.ShouldBe(3 / 4.0);
        // One of two names: 1/2. One key of one, equal: 2. Greatest: 1 + 2 + 2.
        Exact(
            """[{"name":"get_time","arguments":{"city":"Oslo"}},{"name":"get_time","arguments":{"city":"Rome"}}]""",
            """[{"name":"get_time","arguments":{"city":"Rome"}}]""").Score.ShouldBe(2.5 / 5);
    }

    [Fact]
    public void A_labeller_of_one_task_can_be_used_again()
    {
        var labeller = new TaskLabeller(TaskText.Exact(Tools, Paris), new LabelOptions());

        labeller.Label(TaskText.Output(Paris), cut: false).Kind.ShouldBe(VerdictKind.Correct);
        labeller.Label(TaskText.Output("[]"), cut: false).ErrorType.ShouldBe(ErrorType.MissingCall);
        labeller.Label(TaskText.Output(Paris), cut: true).Kind.ShouldBe(VerdictKind.Unlabelled);
        labeller.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Dots_may_be_underscores_for_bfcl()
    {
        const string Maths = """[{"name":"math.gcd","parameters":{"type":"dict","properties":{"a":{"type":"integer"}},"required":["a"]}}]""";
        var task = TaskText.Accepted(Maths, """[{"name":"math.gcd","arguments":{"a":[4]}}]""");
        var output = TaskText.Output("""[{"name":"math_gcd","arguments":{"a":4}}]""");
        var options = new LabelOptions { Rules = LabelRules.Bfcl };

        Labeller.Label(task, output, cut: false, options).ErrorType.ShouldBe(ErrorType.Name);
        Labeller.Label(task, output, cut: false, options with { DotsAsUnderscores = true }).Kind.ShouldBe(VerdictKind.Correct);
    }

    [Fact]
    public void The_tool_is_found_for_bfcl_however_its_dots_are_spelt()
    {
        const string Maths = """[{"name":"math.gcd","parameters":{"type":"dict","properties":{"a":{"type":"integer"}},"required":["a"]}}]""";
        var task = TaskText.Accepted(Maths, """[{"name":"math_gcd","arguments":{"a":[4]}}]""");
        var options = new LabelOptions { Rules = LabelRules.Bfcl };

        Labeller.Label(task, TaskText.Output("""[{"name":"math_gcd","arguments":{}}]"""), cut: false, options).ErrorType.ShouldBe(ErrorType.MissingRequired);
        Labeller.Label(task, TaskText.Output("""[{"name":"math_gcd","arguments":{"a":4}}]"""), cut: false, options).Kind.ShouldBe(VerdictKind.Correct);
    }
}
