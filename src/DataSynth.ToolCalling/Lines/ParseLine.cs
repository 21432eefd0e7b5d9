using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// One line of the filter <c>parse</c>: in <c>{"id", "text", "tools"?, "format"?}</c>, out <c>{"id", "status", "syntax", "calls",
/// "content", "reasoning"}</c>, with <c>repairs</c> where something was mended and <c>problem</c> where a limit was passed.
/// </summary>
public static class ParseLine
{
    /// <summary>Evaluates one line.</summary>
    /// <param name="line">The line as UTF-8, without its line break.</param>
    /// <param name="options">Limits, and the hint for lines that have none. The line's own hint must name a known syntax.</param>
    /// <param name="output">Where one JSON object goes, without a line break. The <c>id</c> is written as it was read.</param>
    /// <returns>False when the line is malformed; the output is then <c>{"id"?, "error"}</c>.</returns>
    public static bool Evaluate(ReadOnlySpan<byte> line, ParseOptions options, IBufferWriter<byte> output)
    {
        if (!JsonTextReader.TryRead(line, JsonTextReader.DefaultMaxDepth, out var value, out var jsonError))
            return Fail(id: null, $"not valid JSON: {jsonError}", output);
        if (value is not JsonObject row)
            return Fail(id: null, $"expected an object, found {value.Kind.ToString().ToLowerInvariant()}", output);

        var id = row.TryGet("id", out var given) ? given : null;
        if (row.GetText("text") is not { } text)
            return Fail(id, "text: expected a string", output);
        IReadOnlyList<Tool> tools = [];
        if (row.TryGet("tools", out var list) && !ToolListReader.TryRead(list, line, out tools, out var toolError))
            return Fail(id, toolError, output);
        if (!TryReadFormat(row, ref options, out var formatError))
            return Fail(id, formatError, output);

        Result(id, ToolCallParser.Parse(text, tools, options)).WriteTo(output);
        return true;
    }

    private static bool TryReadFormat(JsonObject row, ref ParseOptions options, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (!row.TryGet("format", out var format) || format is JsonNull)
            return true;
        if (format is not JsonString name)
        {
            error = "format: expected a string or null";
            return false;
        }

        if (ToolCallSyntaxes.Find(name.Text) is null)
        {
            error = $"format: {ToolCallSyntaxes.Unknown(name.Text)}";
            return false;
        }

        options = options with { Format = name.Text };
        return true;
    }

    private static JsonObject Result(JsonValue? id, ParsedOutput parsed)
    {
        var members = new List<JsonMember>(8);
        if (id is not null)
            members.Add(new JsonMember("id", id));
        members.Add(new JsonMember("status", new JsonString(parsed.Status.ToString().ToLowerInvariant())));
        members.Add(new JsonMember("syntax", TextOrNull(parsed.Syntax)));
        members.Add(new JsonMember("calls", new JsonArray([.. parsed.Calls.Select(ToJson)])));
        members.Add(new JsonMember("content", new JsonString(parsed.Content)));
        members.Add(new JsonMember("reasoning", TextOrNull(parsed.Reasoning)));
        if (parsed.Repairs.Count > 0)
            members.Add(new JsonMember("repairs", new JsonArray([.. parsed.Repairs.Select(repair => new JsonString(repair))])));
        if (parsed.Problem is not null)
            members.Add(new JsonMember("problem", new JsonString(parsed.Problem)));
        return new JsonObject(members);
    }

    private static JsonObject ToJson(ToolCall call)
        => new([new JsonMember("name", new JsonString(call.Name)), new JsonMember("arguments", call.Arguments)]);

    private static JsonValue TextOrNull(string? text) => text is null ? JsonNull.Instance : new JsonString(text);

    private static bool Fail(JsonValue? id, string error, IBufferWriter<byte> output)
    {
        var message = new JsonMember("error", new JsonString(error));
        new JsonObject(id is null ? [message] : [new JsonMember("id", id), message]).WriteTo(output);
        return false;
    }
}
