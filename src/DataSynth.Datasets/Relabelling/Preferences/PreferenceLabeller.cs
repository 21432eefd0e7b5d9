using System.Text;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>Labels the wrong calls of a preference set's rows against their right ones. Thread-safe.</summary>
/// <param name="options">The rules.</param>
internal sealed class PreferenceLabeller(LabelOptions options)
{
    private readonly ToolLists _toolLists = new();
    private readonly FlipRules _flips = new(options.Rules);

    /// <summary>Labels a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="defaultDataset">The data set's name for rows that do not carry one.</param>
    /// <param name="problem">Why it cannot be labelled; null when it was.</param>
    /// <returns>The labelled row, or null.</returns>
    public RelabelledRow? Label(PreferenceRow row, string defaultDataset, out RowProblem? problem)
    {
        problem = row.Problem ?? Missing(row);
        if (problem is not null
            || !_toolLists.TryGet(row.Tools!, out var tools, out problem)
            || !tools.TryGet(row.CorrectCalls!, options, out var query, out problem))
        {
            return null;
        }

        var output = Read(row, tools, out var text);
        var verdict = query.Labeller.Label(output, cut: false);
        var earlier = EarlierLabels.Of(row.Verdict, row.ErrorType);
        var judged = CallSerializer.Write(output.Calls, tools.Tools);
        var dataset = row.Dataset ?? defaultDataset;
        return new RelabelledRow
        {
            Uuid = string.IsNullOrEmpty(row.Uuid) ? NewUuid(row, dataset) : row.Uuid,
            Dataset = dataset,
            Conversation = row.Conversation!,
            Tools = row.Tools!,
            CorrectCalls = query.CorrectCalls,
            JudgedCalls = judged,
            Generator = row.Generator ?? "unknown",
            TaskId = row.TaskId ?? row.Uuid ?? NewUuid(row, dataset),
            Kind = row.Kind ?? KindOf(row, query.Labeller.Task.Expectation.Calls.Count),
            Verdict = verdict,
            Earlier = earlier,
            FlipRule = _flips.Of(earlier, query.Labeller, output, verdict),
            Obfuscated = row.Obfuscated,
            RawOutput = text ?? row.RawOutput,
            Syntax = output.Syntax ?? row.Syntax,
            GeneratorLicense = row.GeneratorLicense,
            GeneratorDigest = row.GeneratorDigest,
            PromptHash = row.PromptHash,
            Seed = row.Seed,
            Temperature = row.Temperature,
            SampleIndex = row.SampleIndex ?? 0,
            Kept = row.Kept,
        };
    }

    private static RowProblem? Missing(PreferenceRow row)
    {
        if (row.Conversation is not { Count: > 0 })
            return new RowProblem(QuarantineKinds.NoConversation, row.Conversation is null ? "`conversation` is missing" : "the conversation is empty");
        if (row.Tools is null)
            return new RowProblem(QuarantineKinds.NoTools, "`tools` is missing");
        if (row.CorrectCalls is null)
            return new RowProblem(QuarantineKinds.NoRightCalls, "`tool_calls_correct` is missing; `[]` says that no call is right");
        return row.IncorrectCalls is null && row.RawOutput is null
            ? new RowProblem(QuarantineKinds.NoOutput, "`tool_calls_incorrect` is missing; `[]` says that no call was made")
            : null;
    }

    /// <summary>The calls of the row; where it has none, whatever its raw output says, for a text that could not be read once may be
    /// readable now.</summary>
    private static ParsedOutput Read(PreferenceRow row, ToolList tools, out string? text)
    {
        var calls = row.IncorrectCalls ?? [];
        if (row.RawOutput is not null && calls.AsSpan().Trim(" \t\r\n"u8) is [] or [(byte)'[', (byte)']'])
        {
            text = row.RawOutput;
            return ToolCallParser.Parse(row.RawOutput, tools.Tools, new ParseOptions());
        }

        return PreferenceCalls.ReadJudged(calls, tools.Tools, out text);
    }

    private static string KindOf(PreferenceRow row, int rightCalls)
    {
        if (rightCalls == 0)
            return ConversationKind.Irrelevance;
        var users = 0;
        foreach (var message in row.Conversation!)
        {
            var role = ((object?[])message!)[0];
            if (Is(role, "assistant"u8) || Is(role, "tool"u8) || (Is(role, "user"u8) && ++users > 1))
                return ConversationKind.MultiTurn;
        }

        return ConversationKind.SingleTurn;
    }

    /// <summary>Whether a role, a text or UTF-8, is this one.</summary>
    private static bool Is(object? role, ReadOnlySpan<byte> name)
        => role is byte[] utf8 ? utf8.AsSpan().SequenceEqual(name) : role is string text && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(name);

    private static string NewUuid(PreferenceRow row, string dataset) => PairIdentity.Version8(KeyHash.Digest(
        "preference row",
        dataset,
        row.TaskId ?? "",
        row.Generator ?? "",
        Encoding.UTF8.GetString(row.Tools!),
        Encoding.UTF8.GetString(row.CorrectCalls!),
        Encoding.UTF8.GetString(row.IncorrectCalls ?? []),
        row.RawOutput ?? ""));
}
