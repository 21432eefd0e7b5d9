using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class GroundTruthTests
{
    private const string Weather = """
        [{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},
          "unit":{"type":"string","enum":["celsius","fahrenheit"]},"days":{"type":"integer"}},"required":["city"]}}]
        """;

    private static IReadOnlyList<GroundTruthProblem> Problems(string expected, GroundTruthCheck mode = GroundTruthCheck.Strict)
        => GroundTruth.Validate(TaskText.Exact(Weather, expected), mode);

    [Fact]
    public void A_possible_ground_truth_has_no_problems()
        => Problems("""[{"name":"get_weather","arguments":{"city":"Oslo","unit":"celsius","days":2}}]""").ShouldBeEmpty();

    [Theory]
    [InlineData("""[{"name":"weather","arguments":{}}]""", "calls[0]: tool \"weather\" is not offered")]
    [InlineData("""[{"name":"get_weather","arguments":{"unit":"celsius"}}]""", "calls[0].arguments.city: required parameter is missing")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Oslo","zip":1}}]""",
        "calls[0].arguments.zip: tool \"get_weather\" has no such parameter")]
    public void Wrong_names_are_problems_in_strict_and_lenient_mode(string expected, string problem)
    {
        Problems(expected).Select(p => p.ToString()).ShouldBe([problem]);
        Problems(expected, GroundTruthCheck.Lenient).Count.ShouldBe(1);
        Problems(expected, GroundTruthCheck.Off).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"name":"get_weather","arguments":{"city":5}}]""", "calls[0].arguments.city: 5 is not string")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Oslo","days":2.5}}]""", "calls[0].arguments.days: 2.5 is not integer")]
    [InlineData("""[{"name":"get_weather","arguments":{"city":"Oslo","unit":"kelvin"}}]""",
        "calls[0].arguments.unit: \"kelvin\" is not one of \"celsius\", \"fahrenheit\"")]
    public void Wrong_values_are_problems_only_in_strict_mode(string expected, string problem)
    {
        Problems(expected).Select(p => p.ToString()).ShouldBe([problem]);
        Problems(expected, GroundTruthCheck.Lenient).ShouldBeEmpty();
    }

    [Fact]
    public void One_conforming_accepted_value_is_enough()
        => GroundTruth.Validate(TaskText.Accepted(Weather, """[{"name":"get_weather","arguments":{"city":[5,"Oslo"],"days":[""]}}]"""))
            .ShouldBeEmpty();

    [TestDataFact]
    public void Nearly_all_ground_truths_of_the_leaderboard_are_possible()
    {
        var broken = BfclCase.Load().Values.Where(one => GroundTruth.Validate(one.Task).Count > 0).Select(one => one.Id);

        broken.ShouldBe(["v1:simple_122", "v1:parallel_102", "v1:parallel_multiple_26"], ignoreOrder: true);
    }
}
