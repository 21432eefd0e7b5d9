using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tests.TestData;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class SetEqualityTests
{
    private const string Element = """
        {"type":"object","properties":{"s":{"type":"string"},"n":{"type":"number","default":1.5},"o":{"type":["string","null"]},
         "t":{"type":"array","uniqueItems":true,"items":{"type":"string"}},"l":{"type":"array"}}}
        """;

    private static readonly ParameterSchema One = Compile(Element);
    private static readonly ParameterSchema Set = Compile($$"""{"type":"array","uniqueItems":true,"items":{{Element}} }""");

    private static ParameterSchema Compile(string schema)
        => ToolSchema.Of(new Tool("f", null, $$"""{"type":"object","properties":{"p":{{schema}} } }""")).Properties[0].Schema;

    private static string Call(string value) => $$"""[{"name":"f","arguments":{"p":{{value}} } }]""";

    private static Verdict Label(string right, string candidate, string items, LabelOptions options = default)
        => Labeller.Label(
            TaskText.Exact($$"""[{"name":"f","parameters":{"type":"object","properties":{"p":{"type":"array","uniqueItems":true,"items":{{items}} } } } }]""", Call(right)),
            TaskText.Output(Call(candidate)),
            cut: false,
            options);

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(20_000)]
    public void Sets_of_any_size_are_compared_by_the_rules_of_their_elements(int count)
    {
        const string Items = """{"type":"object","properties":{"s":{"type":"string"},"n":{"type":"integer","default":3}}}""";
        var right = List(Enumerable.Range(0, count).Select(i => $$"""{"s":"v{{i}}","n":3}"""));
        var other = Enumerable.Range(0, count).Reverse().Select(i => $$"""{"s":" V{{i}} "}""").ToList();
        var folded = new LabelOptions { IgnoreCase = true };

        Label(right, List(other), Items, folded).Kind.ShouldBe(VerdictKind.Correct);
        Label(right, List(other), Items, new LabelOptions()).ErrorType.ShouldBe(ErrorType.Value);
        Label(right, List([.. other.Skip(1), other[^1]]), Items, folded).ErrorType.ShouldBe(ErrorType.Value);

        static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
    }

    [Fact]
    public void Sets_within_sets_do_not_multiply_their_cost()
    {
        static string Nest(IEnumerable<int> leaves, int depth)
            => string.Concat(Enumerable.Repeat("[", depth)) + string.Join(',', leaves.Select(i => $"[{i}]")) + new string(']', depth);
        var right = Nest(Enumerable.Range(0, 100_000), 400);
        var turned = Nest(Enumerable.Range(0, 100_000).Reverse(), 400);
        const string Tools = """[{"name":"f","parameters":{"type":"object","properties":{"p":{"$ref":"#/$defs/s"}},"$defs":{"s":{"type":"array","uniqueItems":true,"items":{"$ref":"#/$defs/s"}}}}}]""";

        Labeller.Label(TaskText.Exact(Tools, Call(right)), TaskText.Output(Call(turned)), cut: false, new LabelOptions { GroundTruth = GroundTruthCheck.Off })
            .Kind.ShouldBe(VerdictKind.Correct);
    }

    [Fact]
    public void Elements_of_a_set_are_equal_exactly_when_they_are_equal_elsewhere()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "sets");
            foreach (var text in (TextRules[])[default, new TextRules(IgnoreCase: true, CollapseSpace: true)])
            {
                var rules = new SchemaRules(text);
                var (left, right) = (Value(random), Value(random));
                rules.AreEqual(new JsonArray([left]), new JsonArray([right]), Set).ShouldBe(rules.AreEqual(left, right, One), $"{left} {right}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static JsonObject Value(SeededRandom random)
    {
        string[] texts = ["\"a\"", "\" a\"", "\"A\"", "\"b  c\"", "\"b c\"", "\"caf\\u00e9\"", "\"cafe\\u0301\""];
        string[] numbers = ["1.5", "15e-1", "1.50000000000000001", "1", "1.0", "2"];
        var members = new List<string> { $"\"s\":{random.Pick(texts)}" };
        if (random.Next(2) == 0)
            members.Add($"\"n\":{random.Pick(numbers)}");
        if (random.Next(3) == 0)
            members.Add($"\"o\":{random.Pick(["null", "\"a\""])}");
        if (random.Next(3) == 0)
            members.Add($"\"t\":[{random.Pick(texts)},{random.Pick(texts)}]");
        if (random.Next(3) == 0)
            members.Add($"\"l\":[{random.Pick(numbers)},{random.Pick(numbers)}]");
        return (JsonObject)JsonValue.Parse($"{{{string.Join(',', members)}}}");
    }
}
