using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tests.TestData;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.ToolCalling.Tests.Labels;

/// <summary>Mutations of what a tool says in words: defaults in every spelling, omissions, and the types of Python.</summary>
public sealed class SpellingPropertyTests
{
    /// <summary>An optional integer with a default, as JSON Schema, xLAM and descriptions spell it.</summary>
    private static readonly Func<int, string>[] Defaults =
    [
        value => $$"""{"type":"integer","default":{{value}}}""",
        value => $$"""{"type":"int, default {{value}}"}""",
        value => $$"""{"type":"int = {{value}}"}""",
        value => $$"""{"type":"int, optional, default={{value}}"}""",
        value => $$"""{"type":"integer","description":"Days (default: {{value}})"}""",
    ];

    /// <summary>A type, a right value, another value of the type, and a value of another type.</summary>
    private static readonly (string Type, string Right, string Other, string Wrong)[] Types =
    [
        ("List[int]", "[1,2]", "[1,3]", "[1,\"2\"]"),
        ("List[List[str]]", "[[\"a\"],[\"b\"]]", "[[\"a\"],[\"c\"]]", "[[\"a\"],[3]]"),
        ("Dict[str, int]", "{\"a\":1}", "{\"a\":2}", "{\"a\":\"1\"}"),
        ("Tuple[int, str]", "[1,\"a\"]", "[1,\"b\"]", "[\"1\",\"a\"]"),
        ("Optional[int]", "1", "2", "\"1\""),
        ("Union[int, str]", "1", "2", "[1]"),
        ("int | None", "1", "null", "\"1\""),
        ("Literal['a', 'b']", "\"a\"", "\"b\"", "1"),
        ("float", "1.5", "2.5", "\"1.5\""),
    ];

    private static Verdict Label(string schema, string expected, string candidate)
        => Labeller.Label(
            TaskText.Exact(Tool(schema), Call(expected)), TaskText.Output(Call(candidate)), cut: false, new LabelOptions { GroundTruth = GroundTruthCheck.Off });

    private static Verdict LabelAccepted(string schema, string accepted, string candidate)
        => Labeller.Label(TaskText.Accepted(Tool(schema), Call(accepted).Replace("\"a\":1", "\"a\":[1]", StringComparison.Ordinal)), TaskText.Output(Call(candidate)), cut: false, new LabelOptions());

    private static string Tool(string schema)
        => $$$"""[{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"integer"},"p":{{{schema}}}},"required":["a"]}}]""";

    /// <param name="value">The argument, or empty where it is left out.</param>
    private static string Call(string value)
        => $$$"""[{"name":"f","arguments":{"a":1{{{(value.Length == 0 ? "" : ",\"p\":" + value)}}}}}]""";

    [Fact]
    public void Left_out_means_the_default_and_nothing_else_in_every_spelling()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Default, byte Right, byte Candidate)>(),
            numbers =>
            {
                // Small numbers, so that they often meet; 0 stands for leaving out.
                var (standard, right, candidate) = (1 + (numbers.Default % 3), numbers.Right % 4, numbers.Candidate % 4);
                foreach (var spelling in Defaults)
                {
                    var schema = spelling(standard);
                    var verdict = Label(schema, Text(right), Text(candidate));
                    verdict.ErrorType.ShouldBe(ExpectedError(right, candidate, standard), $"{schema} {right} {candidate} {verdict.Detail}");
                    (verdict.Kind == VerdictKind.Correct).ShouldBe(verdict.Score == 1);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("", null)]
    [InlineData("3", null)]
    [InlineData("5", null)]
    [InlineData("4", ErrorType.Value)]
    [InlineData("\"3\"", ErrorType.Type)]
    public void An_accepted_empty_text_lets_a_parameter_be_left_out_and_nothing_else(string candidate, ErrorType? error)
        => LabelAccepted("""{"type":"integer"}""", "[3,5,\"\"]", candidate).ErrorType.ShouldBe(error);

    [Fact]
    public void Types_as_Python_spells_them_tell_wrong_values_from_wrong_types()
    {
        foreach (var (type, right, other, wrong) in Types)
        {
            var schema = $$"""{"type":"{{type}}"}""";
            Label(schema, right, right).Kind.ShouldBe(VerdictKind.Correct, type);
            Label(schema, right, other).ErrorType.ShouldBe(ErrorType.Value, $"{type} {other}");
            Label(schema, right, wrong).ErrorType.ShouldBe(ErrorType.Type, $"{type} {wrong}");
        }
    }

    private static string Text(int value) => value == 0 ? "" : $"{value}";

    private static ErrorType? ExpectedError(int right, int candidate, int standard)
    {
        if ((right == 0 ? standard : right) == (candidate == 0 ? standard : candidate))
            return null;
        return (right, candidate) switch
        {
            (_, 0) => ErrorType.MissingOptional,
            (0, _) => ErrorType.UnexpectedParameter,
            _ => ErrorType.Value,
        };
    }
}
