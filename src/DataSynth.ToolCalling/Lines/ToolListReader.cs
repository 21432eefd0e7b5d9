using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// Reads a list of tools out of a JSON line: bare (<c>{"name","description","parameters"}</c>) or in OpenAI's form
/// (<c>{"type":"function","function":{…}}</c>), mixed as they come.
/// </summary>
public static class ToolListReader
{
    /// <summary>Reads the list.</summary>
    /// <param name="list">The value of the member <c>tools</c>; <c>null</c> of JSON gives no tools.</param>
    /// <param name="line">The line that it was read from: schemas are taken from it byte for byte.</param>
    /// <param name="tools">The tools in their order.</param>
    /// <param name="error">What was found and what was expected, one sentence without a full stop.</param>
    /// <returns>False when the value, or one element of it, is no tool.</returns>
    public static bool TryRead(
        JsonValue list,
        ReadOnlySpan<byte> line,
        out IReadOnlyList<Tool> tools,
        [NotNullWhen(false)] out string? error)
    {
        tools = [];
        error = null;
        if (list is JsonNull)
            return true;
        if (list is not JsonArray items)
        {
            error = $"tools: expected a list, found {Word(list)}";
            return false;
        }

        var read = new List<Tool>(items.Items.Count);
        for (var i = 0; i < items.Items.Count; i++)
        {
            if (TryReadTool(items.Items[i], line) is not { } tool)
            {
                error = $"tools[{i}]: expected an object with a name, bare or under function";
                return false;
            }

            read.Add(tool);
        }

        tools = read;
        return true;
    }

    /// <summary>Reads a list that is a JSON text of its own. Schemas are looked at only when they are needed.</summary>
    /// <param name="utf8">The text; the tools keep it, so it must not change.</param>
    /// <param name="maxDepth">Nesting allowed.</param>
    /// <param name="tools">The tools in their order.</param>
    /// <param name="error">What was found and what was expected, one sentence without a full stop.</param>
    /// <returns>False when the text is not JSON, or is no list of tools.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        int maxDepth,
        out IReadOnlyList<Tool> tools,
        [NotNullWhen(false)] out string? error)
    {
        tools = [];
        if (!JsonTextReader.IsWellFormed(utf8.Span, maxDepth, out var problem))
        {
            error = $"tools: not JSON: {problem}";
            return false;
        }

        if (ToolListScanner.TryScan(utf8) is { } scanned)
        {
            tools = scanned;
            error = null;
            return true;
        }

        return TryRead(JsonValue.Parse(utf8.Span), utf8.Span, out tools, out error);
    }

    private static Tool? TryReadTool(JsonValue item, ReadOnlySpan<byte> line)
    {
        if (item is not JsonObject outer)
            return null;
        var definition = outer.TryGet("function", out var function) && function is JsonObject inner ? inner : outer;
        if (definition.GetText("name") is not { Length: > 0 } name)
            return null;
        var parameters = definition.TryGet("parameters", out var schema) ? schema : JsonObject.Empty;
        return new Tool(name, definition.GetText("description"), TextOf(parameters, line));
    }

    private static string TextOf(JsonValue schema, ReadOnlySpan<byte> line) => schema switch
    {
        JsonObject { Source.Length: > 0 } @object => Encoding.UTF8.GetString(@object.Source.Of(line)),
        JsonNull => "{}",
        _ => schema.ToString(),
    };

    private static string Word(JsonValue value) => value.Kind.ToString().ToLowerInvariant();
}
