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

    /// <summary>Reads the first block; a second one ends it and is ignored.</summary>
    /// <param name="text">A text with the opening tag.</param>
    /// <param name="values">The values of its lines, which need not be calls.</param>
    /// <returns>False when a line is not what <c>json.loads</c> reads.</returns>
    public static bool TryReadFirst(string text, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? values)
    {
        var block = text.AsSpan(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length);
        var next = block.IndexOf(Begin);
        return TryReadLines(next < 0 ? block : block[..next], out values);
    }

    /// <summary>Reads the last block.</summary>
    /// <param name="text">A text with the opening tag.</param>
    /// <param name="values">The values of its lines.</param>
    /// <returns>False when a line is not what <c>json.loads</c> reads.</returns>
    public static bool TryReadLast(string text, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? values)
        => TryReadLines(text.AsSpan(text.LastIndexOf(Begin, StringComparison.Ordinal) + Begin.Length), out values);

    private static bool TryReadLines(ReadOnlySpan<char> block, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? values)
    {
        values = null;
        var end = block.IndexOf(End);
        var body = PythonText.Strip(end < 0 ? block : block[..end]);
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
}
