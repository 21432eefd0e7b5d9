using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>Reads the calls of a <c>&lt;tool_call&gt;</c> block: one JSON value per line, as the reference code does.</summary>
internal static class ToolRlCalls
{
    private const string Begin = "<tool_call>";
    private const string End = "</tool_call>";

    /// <summary>Whether the text has both tags, in any order.</summary>
    public static bool HasTags(string text)
        => text.Contains(Begin, StringComparison.Ordinal) && text.Contains(End, StringComparison.Ordinal);

    /// <summary>Whether the text has the opening tag, which is what makes a ground truth expect calls.</summary>
    public static bool HasBegin(string text) => text.Contains(Begin, StringComparison.Ordinal);

    /// <summary>The inside of the first block without white space around it; a second opening tag ends it as well.</summary>
    /// <param name="text">A text with the opening tag.</param>
    public static ReadOnlySpan<char> FirstBlock(ReadOnlySpan<char> text)
    {
        var block = text[(text.IndexOf(Begin) + Begin.Length)..];
        var next = block.IndexOf(Begin);
        return Body(next < 0 ? block : block[..next]);
    }

    /// <summary>Reads the last block.</summary>
    /// <param name="text">A text with the opening tag.</param>
    /// <param name="values">The values of its lines.</param>
    /// <returns>False when a line is not what <c>json.loads</c> reads.</returns>
    public static bool TryReadLast(string text, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? values)
        => TryReadLines(Body(text.AsSpan(text.LastIndexOf(Begin, StringComparison.Ordinal) + Begin.Length)), out values);

    /// <summary>Reads the lines of a block.</summary>
    /// <param name="body">The inside of the block.</param>
    /// <param name="values">The values of its lines, which need not be calls.</param>
    /// <returns>False when a line is not what <c>json.loads</c> reads.</returns>
    public static bool TryReadLines(ReadOnlySpan<char> body, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? values)
    {
        values = null;
        var read = new List<JsonValue>();
        foreach (var line in body.Split('\n'))
        {
            if (!PythonJsonReader.TryRead(body[line], out var value))
                return false;
            read.Add(value);
        }

        values = read;
        return true;
    }

    private static ReadOnlySpan<char> Body(ReadOnlySpan<char> block)
    {
        var end = block.IndexOf(End);
        return PythonText.Strip(end < 0 ? block : block[..end]);
    }
}
