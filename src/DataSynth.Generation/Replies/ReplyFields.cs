using System.Text;
using DataSynth.Generation.Chat;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.Replies;

/// <summary>The parts of a reply that all protocols share, read as servers write them rather than as they document them.</summary>
internal static class ReplyFields
{
    /// <summary>Arguments of a call without any: servers write <c>null</c>, nothing, or the empty text for them.</summary>
    private const string NoArguments = "{}";

    /// <summary>The calls of a message; entries without a function are left out, since the message stays in the raw output.</summary>
    /// <param name="message">The message.</param>
    /// <param name="utf8">The body, for argument objects byte for byte.</param>
    /// <param name="names">The spellings on the wire.</param>
    public static IReadOnlyList<ApiToolCall> Calls(JsonObject message, ReadOnlySpan<byte> utf8, ToolNameMap names)
    {
        if (!message.TryGet("tool_calls", out var value) || value is not JsonArray { Items.Count: > 0 } array)
            return [];
        var calls = new List<ApiToolCall>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is JsonObject call && call.TryGet("function", out var function) && function is JsonObject named)
                calls.Add(new ApiToolCall(names.ToSource(named.GetText("name") ?? ""), Arguments(named, utf8)));
        }

        return calls;
    }

    /// <summary>The text of a message's content: text, or the text parts of a list; empty for null.</summary>
    /// <param name="message">The message.</param>
    public static string Content(JsonObject message)
    {
        if (!message.TryGet("content", out var content))
            return "";
        if (content is JsonString text)
            return text.Text;
        return content is JsonArray parts
            ? string.Concat(parts.Items.OfType<JsonObject>().Select(part => part.GetText("text")))
            : "";
    }

    /// <summary>A counter.</summary>
    /// <param name="holder">The object that holds it.</param>
    /// <param name="name">The field.</param>
    /// <returns>Null when it is missing or no 64-bit integer.</returns>
    public static long? Count(JsonObject holder, string name)
        => holder.TryGet(name, out var value) && value is JsonNumber number && long.TryParse(number.Text, out var count) ? count : null;

    /// <summary>The raw output of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">Its text.</param>
    /// <param name="calls">Its calls.</param>
    /// <param name="utf8">The body.</param>
    public static string RawOutput(JsonObject message, string text, IReadOnlyList<ApiToolCall> calls, ReadOnlySpan<byte> utf8)
        => calls.Count == 0 ? text : Encoding.UTF8.GetString(message.Source.Of(utf8));

    private static string Arguments(JsonObject function, ReadOnlySpan<byte> utf8)
    {
        if (!function.TryGet("arguments", out var arguments) || arguments is JsonNull)
            return NoArguments;
        return arguments switch
        {
            JsonString text => string.IsNullOrWhiteSpace(text.Text) ? NoArguments : text.Text,
            JsonObject @object => Encoding.UTF8.GetString(@object.Source.Of(utf8)),
            JsonArray array => Encoding.UTF8.GetString(array.Source.Of(utf8)),
            _ => arguments.ToString(),
        };
    }
}
