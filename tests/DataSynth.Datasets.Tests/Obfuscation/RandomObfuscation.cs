using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Obfuscation;

/// <summary>A random task whose schemas nest, refer, branch and name parameters like keywords, with right calls and wrong ones.</summary>
internal sealed class RandomObfuscation
{
    private const string Definitions =
        """{"tree":{"type":"object","description":"a tree","properties":{"value":{"type":"integer"},"children":{"type":"array","items":{"$ref":"#/$defs/tree"}}},"required":["value"]},"my type":{"type":"object","properties":{"a/b":{"type":"string"}}}}""";

    private static readonly (string Name, string Schema, string[] Values)[] Parameters =
    [
        ("city", """{"type":"string","description":"The city, see `unit`"}""", ["\"Paris\"", "\"\"", "\"city\""]),
        ("type", """{"type":"integer","title":"type","default":3}""", ["1", "2"]),
        ("properties", """{"type":"boolean"}""", ["true", "false"]),
        ("user-id", """{"type":"number"}""", ["1.0", "1.5", "2"]),
        ("ma ß", """{"type":"string","enum":["city","type"]}""", ["\"city\"", "\"type\""]),
        ("place", """{"type":"object","properties":{"city":{"type":"string"},"geo":{"type":"object","properties":{"lat":{"type":"number"},"lon":{"type":"number"}},"required":["lat"]}},"required":["city"],"default":{"city":"x","geo":{"lat":1}},"examples":[{"city":"y","other":1}]}""",
            ["""{"city":"Rome","geo":{"lat":1,"lon":2}}""", """{"city":"Rome","geo":{"lat":1}}""", """{"city":"Rome","other":{"city":1}}"""]),
        ("tree", """{"$ref":"#/$defs/tree"}""", ["""{"value":1,"children":[{"value":2,"children":[]},{"value":3}]}""", """{"value":1}"""]),
        ("both", """{"anyOf":[{"type":"string"},{"type":"object","properties":{"kind":{"const":"a"},"size":{"type":"integer"}},"dependentRequired":{"kind":["size"]}}]}""",
            ["\"kind\"", """{"kind":"a","size":1}"""]),
        ("rows", """{"type":"array","items":{"allOf":[{"$ref":"#/$defs/my%20type"},{"properties":{"size":{"type":"integer"}}}]}}""",
            ["""[{"a/b":"x","size":1},{"size":2}]""", "[]"]),
        ("free", """{"type":"object"}""", ["""{"city":1,"any":{"size":2}}""", "{}"]),
        ("many", """{"type":"object","additionalProperties":{"type":"object","properties":{"lat":{"type":"number"}}}}""", ["""{"home":{"lat":1},"lat":{"lat":2}}"""]),
    ];

    private readonly SeededRandom _random;
    private readonly Dictionary<string, int[]> _tools = [];

    public RandomObfuscation(int seed)
    {
        _random = new SeededRandom(seed, "random obfuscation");
        for (var i = 0; i < 3; i++)
        {
            var parameters = Enumerable.Range(0, Parameters.Length).ToArray();
            _random.Shuffle(parameters.AsSpan());
            _tools.Add(i == 0 ? "city" : $"tool.{i}", [.. parameters.Take(2 + _random.Next(5))]);
        }

        Calls = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => MakeCall())];
        var exact = _random.Next(2) == 0;
        var expected = Calls.Select(call => new ExpectedCall(
            call.Name,
            [.. call.Arguments.Members.Select(member => new ExpectedArgument(member.Name, exact ? [member.Value] : Accepted(member.Value)))]));
        Task = new ToolTask($"t-{seed}", "random", Conversation(), [.. _tools.Select(MakeTool)], new Expectation(
            exact ? ExpectationKind.Exact : ExpectationKind.Accepted, [.. expected]));
    }

    public ToolTask Task { get; }

    /// <summary>The right calls.</summary>
    public IReadOnlyList<ToolCall> Calls { get; }

    /// <summary>The right calls after a few changes anywhere in them.</summary>
    public IReadOnlyList<ToolCall> WrongCalls()
    {
        var calls = Calls.Select(call => new ToolCall(
            _random.Next(5) == 0 ? _random.Pick(["city", "tool.1", "unknown"]) : call.Name,
            (JsonObject)Change(call.Arguments))).ToList();
        if (_random.Next(4) == 0)
            calls.Add(MakeCall());
        return calls;
    }

    private JsonValue Change(JsonValue value)
    {
        if (value is JsonArray list)
            return new JsonArray([.. list.Items.Select(Change)]);
        if (value is not JsonObject map)
            return _random.Next(6) == 0 ? JsonValue.Parse(_random.Pick(["1", "\"x\"", "true", "[1]", """{"city":1,"lat":2}"""])) : value;
        var members = map.Members
            .Where(_ => _random.Next(10) > 0)
            .Select(member => new JsonMember(_random.Next(8) == 0 ? _random.Pick(["city", "lat", "made_up", "size"]) : member.Name, Change(member.Value)))
            .DistinctBy(member => member.Name);
        return new JsonObject(members);
    }

    private List<JsonValue> Accepted(JsonValue value)
    {
        List<JsonValue> values = [value];
        if (_random.Next(2) == 0)
            values.Add(new JsonString(""));
        if (value is JsonObject map && _random.Next(2) == 0)
            values.Add(new JsonObject(map.Members.Select(member => member with { Value = new JsonArray([member.Value, new JsonString("")]) })));
        return values;
    }

    private List<Message> Conversation() =>
    [
        new("user", "What is the city.type of tool.1 in the city?"),
        new("assistant", null) { ToolCalls = [MakeCall(), new ToolCall("not_offered", (JsonObject)JsonValue.Parse("""{"alien":{"city":1}}"""))], ToolCallIds = ["a", "b"] },
        new("tool", """{"city":"tool.1"}""") { ToolCallId = "a", Name = "tool.1" },
        new("user", "So?") { Name = "city" },
    ];

    private ToolCall MakeCall()
    {
        var (name, parameters) = _random.Pick([.. _tools]);
        return new ToolCall(name, new JsonObject(parameters.Select(index => new JsonMember(
            Parameters[index].Name, JsonValue.Parse(_random.Pick(Parameters[index].Values))))));
    }

    private static Tool MakeTool(KeyValuePair<string, int[]> tool)
    {
        var properties = string.Join(',', tool.Value.Select(index => $"\"{Parameters[index].Name}\":{Parameters[index].Schema}"));
        var required = string.Join(',', tool.Value.Take(2).Select(index => $"\"{Parameters[index].Name}\""));
        return new Tool(tool.Key, $"Calls {tool.Key} with `city`.", $"{{\"type\":\"object\",\"properties\":{{{properties}}},\"required\":[{required}],\"$defs\":{Definitions}}}");
    }
}
