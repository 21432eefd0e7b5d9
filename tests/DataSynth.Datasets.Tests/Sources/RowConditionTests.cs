using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class RowConditionTests
{
    private const string Record = """
        {"category":"simple","turns":2,"share":0.5,"ok":true,"none":null,"services":["Hotels_1","Media_2"],"extra_info":{"split":"test","index":10},"odd name":"it's","and":1}
        """;

    [Theory]
    [InlineData("category = 'simple'")]
    [InlineData("category == \"simple\"")]
    [InlineData("category != 'multiple'")]
    [InlineData("turns = 2.0")]
    [InlineData("turns >= 2 and turns <= 2 and not turns < 2 and not turns > 2")]
    [InlineData("turns > 1.5")]
    [InlineData("extra_info.split = 'test' and extra_info.index > 9")]
    [InlineData("category in ['multiple', 'simple']")]
    [InlineData("turns not in [1, 3]")]
    [InlineData("services = 'Media_2'")]
    [InlineData("services in ['Flights_1', 'Hotels_1']")]
    [InlineData("not services = 'Flights_1'")]
    [InlineData("ok = true and none = null and missing = null and extra_info.split.deeper = null")]
    [InlineData("category = 'x' and ok = false or share < 1")]
    [InlineData("category = 'simple' and (ok = false or share < 1)")]
    [InlineData("`odd name` = 'it''s' and `and` = 1")]
    [InlineData("not not category='simple'")]
    [InlineData("category > 'rest' and category < 'sip'")]
    public void Conditions_that_hold(string condition) => Holds(condition).ShouldBeTrue();

    [Theory]
    [InlineData("category = 'Simple'")]
    [InlineData("turns = '2'")]
    [InlineData("turns < 'a'")]
    [InlineData("turns >= 'a'")]
    [InlineData("ok > false")]
    [InlineData("missing = ''")]
    [InlineData("missing < 1")]
    [InlineData("category = 'simple' and ok = false")]
    [InlineData("services not in ['Hotels_1']")]
    [InlineData("services != 'Hotels_1'")]
    [InlineData("not (category = 'simple' or ok = false)")]
    public void Conditions_that_do_not_hold(string condition) => Holds(condition).ShouldBeFalse();

    [Theory]
    [InlineData("", 0, "found the end, expected a field")]
    [InlineData("category", 8, "found the end, expected one of =, !=")]
    [InlineData("category = simple", 11, "found \"simple\", expected a value: 'text'")]
    [InlineData("category = 'simple", 11, "found a quote without its end, expected another '")]
    [InlineData("a = 1 b = 2", 6, "found \"b\", expected \"and\", \"or\" or the end")]
    [InlineData("a in 1", 5, "found \"1\", expected \"[\"")]
    [InlineData("a in [1, 2", 10, "found the end, expected \"]\"")]
    [InlineData("a not = 1", 6, "found \"=\", expected \"in\" after \"not\"")]
    [InlineData("(a = 1", 6, "found the end, expected \")\"")]
    [InlineData("a. = 1", 3, "found \"=\", expected a name after the dot")]
    [InlineData("and = 1", 0, "found \"and\", expected a field")]
    [InlineData("a ~ 1", 2, "found \"~\", expected one of")]
    [InlineData("a = 01", 5, "found \"1\"")]
    public void Errors_say_what_was_found_what_was_expected_and_where(string condition, int offset, string problem)
    {
        RowCondition.TryParse(condition, out _, out var error).ShouldBeFalse();

        error!.Offset.ShouldBe(offset);
        error.Problem.ShouldStartWith(problem);
    }

    [Fact]
    public void Brackets_without_end_are_an_error_and_no_overflow()
        => RowCondition.TryParse(new string('(', 100_000), out _, out _).ShouldBeFalse();

    [Fact]
    public void A_condition_is_not_a_deep_recursion_either_when_it_negates_for_ever()
        => RowCondition.TryParse(string.Concat(Enumerable.Repeat("not ", 10_001)) + "a = 1", out var condition, out _).ShouldBeTrue(condition?.Text);

    private static bool Holds(string text)
    {
        RowCondition.TryParse(text, out var condition, out var error).ShouldBeTrue(error?.ToString());
        return condition!.Holds(JsonValue.Parse(Record));
    }
}
