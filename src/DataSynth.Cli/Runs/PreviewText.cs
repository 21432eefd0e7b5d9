using System.Text;
using DataSynth.Cli.Console;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Cli.Runs;

/// <summary>Shows a task beside what generators made of it. Pure.</summary>
internal static class PreviewText
{
    private const int MaxCharacters = 2000;

    /// <summary>The task and its candidates for a person.</summary>
    /// <param name="task">The task.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(ToolTask task, IReadOnlyList<CandidatePreview> candidates, TextStyle style)
    {
        var output = new StringBuilder();
        output.Append(style.Bold($"{task.Dataset} {task.Id}")).Append('\n');
        foreach (var message in task.Conversation)
            Append(output, message.Role, message.Content ?? Calls(message.ToolCalls));
        Append(output, "tools", string.Join(", ", task.Tools.Select(tool => tool.Name)));
        Append(output, "right", Expected(task.Expectation));
        foreach (var candidate in candidates)
        {
            if (candidate.Request.Tools.Count == 0 && candidate.Request.Messages is [{ Role: "system" } system, ..])
                Append(output, "prompt", system.Content ?? "");
            Append(output, candidate.Generator, candidate.Error ?? candidate.RawOutput);
            if (candidate.Output is { } read)
                Append(output, "  read as", $"{read.Status.ToString().ToLowerInvariant()}{(read.Syntax is null ? "" : $" ({read.Syntax})")}: {Calls(read.Calls)}");
            if (candidate.Verdict is { } verdict)
                Append(output, "  label", Label(verdict, style));
        }

        return output.Append('\n').ToString();
    }

    /// <summary>The same for a program.</summary>
    /// <param name="task">The task.</param>
    /// <param name="candidates">The candidates.</param>
    public static JsonObject ToJson(ToolTask task, IReadOnlyList<CandidatePreview> candidates) => new(
    [
        new("id", new JsonString(task.Id)),
        new("dataset", new JsonString(task.Dataset)),
        new("candidates", new JsonArray([.. candidates.Select(candidate => new JsonObject(
        [
            new("generator", new JsonString(candidate.Generator)),
            new("messages", new JsonArray([.. candidate.Request.Messages.Select(message => new JsonObject(
            [
                new("role", new JsonString(message.Role)),
                new("content", message.Content is null ? JsonNull.Instance : new JsonString(message.Content)),
            ]))])),
            new("raw_output", new JsonString(candidate.RawOutput)),
            new("calls", new JsonArray([.. (candidate.Output?.Calls ?? []).Select(Call)])),
            new("verdict", candidate.Verdict is null ? JsonNull.Instance : new JsonString(candidate.Verdict.Kind.ToFileName())),
            new("error_type", candidate.Verdict?.ErrorType is { } type ? new JsonString(type.ToFileName()) : JsonNull.Instance),
            new("detail", candidate.Verdict?.Detail is { } detail ? new JsonString(detail) : JsonNull.Instance),
            new("error", candidate.Error is null ? JsonNull.Instance : new JsonString(candidate.Error)),
        ]))])),
    ]);

    private static string Label(Verdict verdict, TextStyle style) => verdict.Kind switch
    {
        VerdictKind.Correct => style.Green("correct"),
        VerdictKind.Incorrect => style.Red($"incorrect: {verdict.ErrorType!.Value.ToFileName()}") + $": {Cut(verdict.Detail ?? "")}",
        _ => style.Yellow("unlabelled") + $": {Cut(verdict.Detail ?? "")}",
    };

    private static string Expected(Expectation expectation)
        => expectation.Calls.Count == 0
            ? "no call"
            : string.Join("; ", expectation.Calls.Select(call =>
                $"{call.Name}({string.Join(", ", call.Arguments.Select(argument => $"{argument.Name} = {string.Join(" | ", argument.Accepted)}"))})"));

    private static string Calls(IReadOnlyList<ToolCall> calls) => calls.Count == 0 ? "no call" : string.Join(" ", calls.Select(Call));

    private static JsonObject Call(ToolCall call) => new([new("name", new JsonString(call.Name)), new("arguments", call.Arguments)]);

    private static void Append(StringBuilder output, string label, string text)
    {
        var lines = Cut(text).Split('\n');
        output.Append("  ").Append(label.PadRight(12)).Append(' ').Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1))
            output.Append(' ', 15).Append(line).Append('\n');
    }

    private static string Cut(string text)
    {
        var shown = text.Length <= MaxCharacters ? text : text[..MaxCharacters] + " …";
        return string.Join('\n', shown.ReplaceLineEndings("\n").Split('\n').Select(DisplayWidth.Printable));
    }
}
