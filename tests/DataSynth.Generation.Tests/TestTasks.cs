using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Tests;

/// <summary>Tasks that tests share.</summary>
internal static class TestTasks
{
    /// <summary>A schema whose spelling shows any change: spaces, an escape, a number with a zero, an unusual keyword order.</summary>
    public const string WeatherSchema =
        """{ "type":"object", "required":["city"], "properties":{"city":{"type":"string","description":"caf\u00e9"},"days":{"type":"integer","minimum":1.0,"default":3},"unit":{"type":"string","enum":["celsius","fahrenheit"]}} }""";

    public static Tool Weather { get; } = new("get_weather", "Forecast for a city", WeatherSchema);

    public static Tool Time { get; } = new(
        "get_time", "Local time", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""");

    /// <summary>One right call with a required, an optional and an enumerated parameter; two tools.</summary>
    public static ToolTask Forecast { get; } = new(
        "w-1",
        "weather",
        [new Message("user", "How warm will it be in Paris over the next 5 days, in celsius?")],
        [Weather, Time],
        new Expectation(
            ExpectationKind.Exact,
            [new ExpectedCall("get_weather", [Exactly("city", "\"Paris\""), Exactly("days", "5"), Exactly("unit", "\"celsius\"")])]));

    /// <summary>The same question where no call is right.</summary>
    public static ToolTask Chat { get; } = Forecast with
    {
        Id = "c-1",
        Conversation = [new Message("user", "Thanks, that is everything for today!")],
        Expectation = Expectation.NoCall,
    };

    /// <summary>A conversation with an earlier call and its result.</summary>
    public static IReadOnlyList<Message> MultiTurn { get; } =
    [
        new("system", "Be brief."),
        new("user", "Weather in Köln?"),
        new("assistant", null)
        {
            ToolCalls = [new ToolCall("get_weather", (JsonObject)JsonValue.Parse("""{"city":"Köln","days":1.0}"""))],
            ToolCallIds = ["abc"],
        },
        new("tool", """{"t": 21}""") { ToolCallId = "abc", Name = "get_weather" },
        new("user", "And in Paris?"),
    ];

    public static ExpectedArgument Exactly(string name, string json) => new(name, [JsonValue.Parse(json)]);

    public static ExpectedArgument AnyOf(string name, params string[] json) => new(name, [.. json.Select(JsonValue.Parse)]);
}
