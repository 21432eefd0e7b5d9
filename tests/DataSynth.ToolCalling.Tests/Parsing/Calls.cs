using System.Globalization;
using System.Numerics;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Words for tests: parsing with defaults, and comparing calls as JSON values.</summary>
internal static class Calls
{
    public static ParsedOutput Parse(string text, string? format = null, bool repair = true, params Tool[] tools)
        => ToolCallParser.Parse(text, tools, new ParseOptions { Format = format, Repair = repair });

    public static ToolCall Of(string name, string arguments) => new(name, (JsonObject)JsonValue.Parse(arguments));

    public static Tool Tool(string name, string properties = "{}", string required = "[]")
        => new(name, null, $$"""{"type":"object","properties":{{properties}},"required":{{required}}}""");

    public static string Show(IEnumerable<ToolCall> calls) => string.Join("; ", calls.Select(call => $"{call.Name}{call.Arguments}"));

    public static string Show(ParsedOutput output) => $"{output.Status} {output.Syntax} {Show(output.Calls)} [{string.Join(", ", output.Repairs)}]";

    public static bool Same(IReadOnlyList<ToolCall> left, IReadOnlyList<ToolCall> right)
        => left.Count == right.Count && left.Zip(right).All(pair => pair.First.Name == pair.Second.Name && Same(pair.First.Arguments, pair.Second.Arguments));

    public static bool Same(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => a.Members.Count == b.Members.Count
            && a.Members.All(member => b.TryGet(member.Name, out var other) && Same(member.Value, other)),
        (JsonArray a, JsonArray b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (JsonString a, JsonString b) => a.Text == b.Text,
        (JsonNumber a, JsonNumber b) => SameNumber(a, b),
        (JsonBoolean a, JsonBoolean b) => a.Value == b.Value,
        (JsonNull, JsonNull) => true,
        _ => false,
    };

    private static bool SameNumber(JsonNumber a, JsonNumber b)
        => a.IsIntegerText && b.IsIntegerText
            ? BigInteger.Parse(a.Text, CultureInfo.InvariantCulture) == BigInteger.Parse(b.Text, CultureInfo.InvariantCulture)
            : double.Parse(a.Text, CultureInfo.InvariantCulture).Equals(double.Parse(b.Text, CultureInfo.InvariantCulture));
}
