using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Reads the task of a line: its tools and its right calls.</summary>
internal static class LabelTask
{
    /// <summary>Reads a task.</summary>
    /// <param name="tools">The value of <c>tools</c>; empty when the line has none.</param>
    /// <param name="calls">The value of <c>expected</c> or <c>accepted</c>.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="language">How values are written.</param>
    /// <param name="task">The task; without conversation, which labels do not need.</param>
    /// <param name="error">What was found and what was expected.</param>
    /// <returns>False when something is malformed.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> tools,
        ReadOnlySpan<byte> calls,
        ExpectationKind kind,
        SourceLanguage language,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out string? error)
    {
        task = null;
        if (!TryReadTools(tools, out var catalogue, out error))
            return false;

        var name = kind == ExpectationKind.Exact ? "expected" : "accepted";
        if (!CallListReader.TryRead(calls, name, out var read, out error))
            return false;

        var expected = new List<ExpectedCall>(read.Count);
        foreach (var call in read)
        {
            if (ReadCall(call, kind) is not { } one)
            {
                error = $"{name}[{expected.Count}]: expected a list of accepted values for each parameter";
                return false;
            }

            expected.Add(one);
        }

        task = new ToolTask("", "", [], catalogue, new Expectation(kind, expected)) { Language = language };
        return true;
    }

    private static bool TryReadTools(ReadOnlySpan<byte> utf8, out IReadOnlyList<Tool> tools, [NotNullWhen(false)] out string? error)
    {
        tools = [];
        error = null;
        if (utf8.IsEmpty)
            return true;
        if (ToolListScanner.TryScan(utf8.ToArray()) is { } scanned)
        {
            tools = scanned;
            return true;
        }

        if (JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var list, out var problem))
            return ToolListReader.TryRead(list, utf8, out tools, out error);
        error = $"tools: {problem}";
        return false;
    }

    private static ExpectedCall? ReadCall(ToolCall call, ExpectationKind kind)
    {
        var arguments = new List<ExpectedArgument>(call.Arguments.Members.Count);
        foreach (var member in call.Arguments.Members)
        {
            if (kind == ExpectationKind.Exact)
                arguments.Add(new ExpectedArgument(member.Name, [member.Value]));
            else if (member.Value is JsonArray accepted)
                arguments.Add(new ExpectedArgument(member.Name, accepted.Items));
            else
                return null;
        }

        return new ExpectedCall(call.Name, arguments);
    }
}
