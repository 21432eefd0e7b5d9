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
    private const int MaxPromptCharacters = 20_000;

    /// <summary>The task and its candidates for a person.</summary>
    /// <param name="form">The task.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(TaskForm form, IReadOnlyList<CandidatePreview> candidates, TextStyle style)
    {
        var output = new StringBuilder();
        var task = form.Task;
        var variant = form.Variant == VariantNames.Plain ? "" : $" ({form.Variant})";
        output.Append(style.Bold($"{task.Dataset} {task.Id}{variant}")).Append('\n');
        foreach (var message in task.Conversation)
            Append(output, message.Role, message.Content ?? Calls(message.ToolCalls));
        Append(output, "tools", string.Join(", ", task.Tools.Select(tool => tool.Name)));
        Append(output, "right", Expected(task.Expectation));
        foreach (var candidate in candidates)
        {
            AppendPrompt(output, candidate, style);
            Append(output, candidate.Generator, candidate.Error ?? candidate.RawOutput);
            if (candidate.Output is { } read)
                Append(output, "  read as", $"{read.Status.ToString().ToLowerInvariant()}{(read.Syntax is null ? "" : $" ({read.Syntax})")}: {Calls(read.Calls)}");
            if (candidate.Verdict is { } verdict)
                Append(output, "  label", Label(verdict, style));
        }

        return output.Append('\n').ToString();
    }

    /// <summary>The same for a program.</summary>
    /// <param name="form">The task.</param>
    /// <param name="candidates">The candidates.</param>
    public static JsonObject ToJson(TaskForm form, IReadOnlyList<CandidatePreview> candidates) => new(
    [
        new("id", new JsonString(form.Task.Id)),
        new("variant", new JsonString(form.Variant)),
        new("dataset", new JsonString(form.Task.Dataset)),
        new("candidates", new JsonArray([.. candidates.Select(candidate => new JsonObject(
        [
            new("generator", new JsonString(candidate.Generator)),
            new("messages", new JsonArray([.. candidate.Request.Messages.Select(message => new JsonObject(
            [
                new("role", new JsonString(message.Role)),
                new("content", message.Content is null ? JsonNull.Instance : new JsonString(message.Content)),
            ]))])),
            new("prompt_tokens", candidate.Prompt is { } prompt ? JsonNumber.Of((long)prompt.Tokens) : JsonNull.Instance),
            new("prompt_room", candidate.Prompt?.Room is { } room ? JsonNumber.Of((long)room) : JsonNull.Instance),
            new("prompt_hash", candidate.Prompt?.Hash is { } hash ? new JsonString(hash) : JsonNull.Instance),
            new("raw_output", new JsonString(candidate.RawOutput)),
            new("calls", new JsonArray([.. (candidate.Output?.Calls ?? []).Select(Call)])),
            new("verdict", candidate.Verdict is null ? JsonNull.Instance : new JsonString(candidate.Verdict.Kind.ToFileName())),
            new("error_type", candidate.Verdict?.ErrorType is { } type ? new JsonString(type.ToFileName()) : JsonNull.Instance),
            new("detail", candidate.Verdict?.Detail is { } detail ? new JsonString(detail) : JsonNull.Instance),
            new("error", candidate.Error is null ? JsonNull.Instance : new JsonString(candidate.Error)),
        ]))])),
    ]);

    /// <summary>A rendered prompt is shown whole, its messages too: they are what the template made, and what has to be looked at.</summary>
    private static void AppendPrompt(StringBuilder output, CandidatePreview candidate, TextStyle style)
    {
        if (candidate.Prompt is not { } prompt)
            return;
        if (prompt.Hash is not null)
        {
            foreach (var message in candidate.Request.Messages)
                Append(output, $"> {message.Role}", message.Content ?? "", MaxPromptCharacters);
        }

        Append(output, "prompt", prompt.IsTooLong ? style.Yellow(prompt.Describe()) : prompt.Describe());
    }

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

    private static void Append(StringBuilder output, string label, string text, int most = MaxCharacters)
    {
        var lines = Cut(text, most).Split('\n');
        output.Append("  ").Append(label.PadRight(12)).Append(' ').Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1))
            output.Append(' ', 15).Append(line).Append('\n');
    }

    private static string Cut(string text, int most = MaxCharacters)
    {
        var shown = text.Length <= most ? text : text[..most] + " …";
        return string.Join('\n', shown.ReplaceLineEndings("\n").Split('\n').Select(DisplayWidth.Printable));
    }
}
