using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>A random task with three tools and one to four right calls, every parameter of which has a value.</summary>
public sealed class RandomTask
{
    private static readonly (string Name, string Schema)[] Parameters =
    [
        ("text", """{"type":"string"}"""),
        ("size", """{"type":"integer"}"""),
        ("share", """{"type":"number"}"""),
        ("flag", """{"type":"boolean"}"""),
        ("unit", """{"type":"string","enum":["a","b","c"]}"""),
        ("list", """{"type":"array","items":{"type":"integer"}}"""),
        ("place", """{"type":"object","properties":{"x":{"type":"number"},"y":{"type":"string"}}}"""),
    ];

    private readonly SeededRandom _random;
    private readonly List<(string Tool, List<int> Parameters, int Required)> _tools = [];

    public RandomTask(int seed)
    {
        _random = new SeededRandom(seed, "random-task");
        for (var i = 0; i < 3; i++)
        {
            var parameters = Enumerable.Range(0, Parameters.Length).ToArray();
            _random.Shuffle(parameters.AsSpan());
            var count = 2 + _random.Next(4);
            _tools.Add(($"tool_{i}", [.. parameters.Take(count)], 1 + _random.Next(count - 1)));
        }

        Tools = $"[{string.Join(',', _tools.Select(tool => ToolText(tool)))}]";
        for (var i = _random.Next(4); i >= 0; i--)
            Calls.Add(MakeCall(_random.Pick(_tools)));
    }

    /// <summary>The catalogue as JSON.</summary>
    public string Tools { get; }

    /// <summary>The right calls.</summary>
    public List<ToolCall> Calls { get; } = [];

    /// <summary>The right calls as JSON.</summary>
    public string Expected => Text(Calls);

    /// <summary>The right calls as JSON in BFCL's form: beside each value another one where <see cref="Other"/> knows one.</summary>
    public string Accepted => Text(Calls.Select(call => call with
    {
        Arguments = new JsonObject(call.Arguments.Members.Select(member => member with { Value = Accept(member) })),
    }));

    /// <summary>Another value that is accepted for a parameter, or null.</summary>
    public static JsonValue? Other(JsonMember argument) => argument.Name switch
    {
        "text" => new JsonString("another"),
        "size" => JsonNumber.Of(1000L),
        "share" => JsonNumber.Of(1000.5),
        "unit" => new JsonString(argument.Value is JsonString { Text: "a" } ? "b" : "a"),
        "list" => new JsonArray([JsonNumber.Of(9L), JsonNumber.Of(9L)]),
        _ => null,
    };

    private static JsonArray Accept(JsonMember argument)
    {
        var value = argument.Value is JsonObject map
            ? new JsonObject(map.Members.Select(member => member with { Value = new JsonArray([member.Value]) }))
            : argument.Value;
        return Other(argument) is { } other ? new JsonArray([other, value]) : new JsonArray([value]);
    }

    /// <summary>Random choices for what the test does with the task.</summary>
    public SeededRandom Random => _random;

    /// <summary>Calls as JSON.</summary>
    public static string Text(IEnumerable<ToolCall> calls)
        => $"[{string.Join(',', calls.Select(call => $"{{\"name\":\"{call.Name}\",\"arguments\":{call.Arguments}}}"))}]";

    /// <summary>Whether a tool requires a parameter: the first so many of its list are required.</summary>
    public bool IsRequired(string tool, string parameter)
    {
        var (_, parameters, required) = _tools.Single(one => one.Tool == tool);
        return parameters.Take(required).Any(index => Parameters[index].Name == parameter);
    }

    private static string ToolText((string Tool, List<int> Parameters, int Required) tool)
    {
        var properties = tool.Parameters.Select(index => $"\"{Parameters[index].Name}\":{Parameters[index].Schema}");
        var required = tool.Parameters.Take(tool.Required).Select(index => $"\"{Parameters[index].Name}\"");
        return $"{{\"name\":\"{tool.Tool}\",\"parameters\":{{\"type\":\"object\",\"properties\":{{{string.Join(',', properties)}}},\"required\":[{string.Join(',', required)}]}}}}";
    }

    private ToolCall MakeCall((string Tool, List<int> Parameters, int Required) tool)
        => new(tool.Tool, new JsonObject(tool.Parameters.Select(index => new JsonMember(Parameters[index].Name, MakeValue(index)))));

    private JsonValue MakeValue(int parameter) => Parameters[parameter].Name switch
    {
        "text" => new JsonString(_random.Pick(["", "Paris", "São Paulo", "x y", "5", "true", "ナ"])),
        "size" => JsonNumber.Of((long)_random.Next(5)),
        "share" => JsonNumber.Of(_random.Next(40) / 8.0),
        "flag" => JsonBoolean.Of(_random.Next(2) == 0),
        "unit" => new JsonString(_random.Pick(["a", "b", "c"])),
        "list" => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => JsonNumber.Of((long)_random.Next(3)))]),
        _ => new JsonObject([new JsonMember("x", JsonNumber.Of((long)_random.Next(3))), new JsonMember("y", new JsonString("q"))]),
    };
}
