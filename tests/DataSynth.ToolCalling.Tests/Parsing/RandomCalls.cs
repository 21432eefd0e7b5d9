using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Random calls, with the tools whose schemas declare them, as far as a syntax can carry them.</summary>
internal sealed class RandomCalls
{
    private static readonly string[] Pieces =
    [
        "a", "b c", "Paris", "\"", "'", "{", "}", "[", "]", "\\", "\\n", "\n", "\t", ",", ":", "=", "(", ")", "<", ">", "/", "é", "北京", "🌟", "مرحبا", "  ",
        "```", ";", "<think>", "</think>", "<tool_call>", "</tool_call>", "[TOOL_CALLS]", "[/TOOL_CALLS]", "<|tool_call_end|>", "<|channel|>", "<|call|>",
        "<tool_response>", "<|im_end|>", ">>>", "Observation:", "Action:", "</s>", "null", "true", "12", "-7", "//", "/*", "#", "&quot;", "&amp;", "%", "<br>",
        "</parameter>", "</function>", "<parameter=x>", "</arg_value>", "<|\"|>", "<escape>", "]<]minimax[>[", "</invoke>",
        "functions.f:0{", "assistantfinal", "\u00a0", "\u2028",
    ];

    private static readonly string[] Names = ["get_weather", "math.power", "open_valve", "a", "Überprüfe", "f2", "library.search_books"];
    private static readonly string[] Keys = ["city", "unit", "n", "x_1", "filters", "days", "Straße"];

    private readonly SeededRandom _random;
    private readonly string _syntax;

    public RandomCalls(string syntax, long seed)
    {
        _syntax = syntax;
        _random = new SeededRandom(seed);
        var count = Renderers.IsSingle(syntax) ? 1 : 1 + Next(3);
        Calls = [.. Enumerable.Range(0, count).Select(_ => new ToolCall(Pick(Names), NextObject(depth: 0, IsTagged ? 4 : 5)))];
        Tools = [.. Calls.GroupBy(call => call.Name).Select(group => new Tool(group.Key, null, Schema(Merge(group)).ToString()))];
    }

    public IReadOnlyList<ToolCall> Calls { get; private set; }

    public IReadOnlyList<Tool> Tools { get; }

    private bool IsTagged => _syntax is "qwen3_coder" or "step3p5" or "seed_oss" or "minimax_m2" or "step3" or "minicpm5_xml" or "bfcl_concise_xml"
        or "bfcl_verbose_xml" or "glm45" or "hunyuan_v3" or "minimax_m3" or "deepseek_v32" or "deepseek_v4";

    /// <summary>Of calls of the same tool, parameters of the same name get the same kind of value, so that one schema fits all.</summary>
    private JsonObject Merge(IEnumerable<ToolCall> group)
    {
        var kinds = new Dictionary<string, JsonValue>();
        var merged = new List<ToolCall>(Calls);
        foreach (var call in group)
        {
            var kept = call.Arguments.Members.Where(member => !kinds.TryGetValue(member.Name, out var first) || (first.Kind == member.Value.Kind && member.Value is not (JsonObject or JsonArray))).ToList();
            foreach (var member in kept)
                kinds.TryAdd(member.Name, member.Value);
            merged[merged.IndexOf(call)] = call with { Arguments = new JsonObject(kept) };
        }

        Calls = merged;
        return new JsonObject(kinds.Select(kind => new JsonMember(kind.Key, kind.Value)));
    }

    private static JsonObject Schema(JsonValue value)
    {
        var members = new List<JsonMember> { new("type", new JsonString(TypeOf(value))) };
        if (value is JsonObject inner)
            members.Add(new JsonMember("properties", new JsonObject(inner.Members.Select(member => new JsonMember(member.Name, Schema(member.Value))))));
        if (value is JsonArray { Items: [var first, ..] })
            members.Add(new JsonMember("items", Schema(first)));
        return new JsonObject(members);
    }

    private static string TypeOf(JsonValue value) => value switch
    {
        JsonNumber number => number.IsIntegerText ? "integer" : "number",
        JsonString => "string",
        JsonBoolean => "boolean",
        JsonArray => "array",
        JsonNull => "null",
        _ => "object",
    };

    private JsonObject NextObject(int depth, int most)
    {
        // MiniMax M3 has no way to write an empty object or list.
        var least = _syntax == "minimax_m3" && depth > 0 ? 1 : 0;
        var names = Enumerable.Range(0, Math.Max(least, Next(most))).Select(_ => depth > 0 && !HasPlainKeys ? NextText() : Pick(Keys)).Distinct();
        return new JsonObject([.. names.Select(name => new JsonMember(name, NextValue(depth + 1)))]);
    }

    private bool HasPlainKeys => _syntax is "minimax_m3" or "gemma4" or "functiongemma";

    private JsonValue NextValue(int depth) => Next(depth > 3 ? 6 : 8) switch
    {
        0 or 1 => new JsonString(NextText()),
        2 => JsonNumber.Of(Next(2000) - 1000),
        3 => new JsonNumber(Pick(["9007199254740993", "-123456789012345678901234567890", "0.1", "-2.50", "1e-7", "3.0"])),
        4 => JsonBoolean.Of(Next(2) == 0),
        5 => JsonNull.Instance,
        6 => NextArray(depth),
        _ => NextObject(depth, 4),
    };

    /// <summary>Items of one kind, so that a schema can describe them.</summary>
    private JsonArray NextArray(int depth)
    {
        var least = _syntax == "minimax_m3" ? 1 : 0;
        var first = NextValue(depth + 1);
        if (_syntax == "minimax_m3" && first is JsonArray)
            first = new JsonString("x");
        return new JsonArray([.. Enumerable.Repeat(first, least + Next(3))]);
    }

    private string NextText()
    {
        var builder = new StringBuilder();
        for (var i = Next(12); i > 0; i--)
            builder.Append(Pick(Pieces));
        var text = builder.ToString();
        return _syntax switch
        {
            "gemma4" => text.Replace("<|\"|>", "", StringComparison.Ordinal),
            "functiongemma" => text.Replace("<escape>", "", StringComparison.Ordinal),
            "minimax_m3" => TrimEnds(text.Replace("]<]minimax[>[", "", StringComparison.Ordinal)),
            "glm45" or "hunyuan_v3" => Without(text, "</arg_value>", "</tool_call>"),
            _ when IsTagged => TrimEnds(Without(text, "</parameter>", "</function>", "<parameter=x>", "</invoke>", "</param>")),
            _ => text,
        };
    }

    private static string Without(string text, params string[] markers)
        => markers.Aggregate(text, (rest, marker) => rest.Replace(marker, "", StringComparison.Ordinal));

    private static string TrimEnds(string text) => text.Trim('\n', '\r');

    private T Pick<T>(IReadOnlyList<T> items) => _random.Pick(items);

    private int Next(int below) => _random.Next(below);
}
