using System.Text.RegularExpressions;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>hermes</c>: NousResearch/hermes-function-calling-v1 and sets in its shape: <c>conversations</c> (<c>[{"from": system | human | gpt
/// | tool, "value"}]</c>) and <c>tools</c> (JSON in a string), or the tools in <c>&lt;tools&gt;</c> of the system text; calls in
/// <c>&lt;tool_call&gt;</c>, results in <c>&lt;tool_response&gt;</c>.
/// </summary>
/// <remarks>A system text with tools in it is left out: every prompt of ours offers them in its own way. Records of the JSON-mode
/// configurations call nothing and are left out as such.</remarks>
internal sealed partial class HermesFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "hermes";

    /// <inheritdoc/>
    public override string Description
        => "hermes-function-calling-v1: ShareGPT turns with <tool_call> and <tool_response> as text; a task for each turn with calls";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) => Read(record, row, defaults));

    private static IReadOnlyList<RowOutcome> Read(LocatedJson located, long row, TaskDefaults defaults)
    {
        if (located.Value is not JsonObject record)
            return [new RowProblem(QuarantineKinds.NotATask, $"found {JsonKindNames.Of(located.Value)}; expected an object")];
        if (!SpokenTurns.TryRead(located, out var turns, out var problem))
            return [problem];

        IReadOnlyList<Tool>? tools = [];
        var embedded = turns is [{ Role: "system" } system, ..] ? ToolsTag().Match(system.Text) : Match.Empty;
        if (HasTools(record))
        {
            if (!located.TryGetEmbedded("tools", out var catalogue, out problem) || !ToolJson.TryReadList(catalogue, convert: null, out tools, out problem))
                return [problem.As(QuarantineKinds.NoTools)];
        }
        else if (embedded.Success)
        {
            if (!EmbeddedTools.TryFind(embedded.Value, out var catalogue, out _))
                return [new RowProblem(QuarantineKinds.NoTools, "<tools> of the system text holds no JSON list")];
            if (!ToolJson.TryReadList(catalogue, convert: null, out tools, out problem))
                return [problem];
        }

        if (embedded.Success)
            turns = [.. turns.Skip(1)];
        return new SpokenConversation(SpokenTurns.IdOf(record, row, defaults), defaults, tools, AddResults).Read(turns);
    }

    private static bool HasTools(JsonObject record)
        => record.TryGet("tools", out var tools) && tools is not (JsonNull or JsonString { Text: "" or "null" or "[]" });

    private static void AddResults(string text, ConversationBuilder builder)
    {
        var responses = Response().Matches(text);
        if (responses.Count == 0)
            builder.Answer(null, text.Trim());
        foreach (Match response in responses)
            ToolResults.Add(response.Groups["content"].Value.Trim(), "content", builder);
    }

    [GeneratedRegex("<tools>.*?</tools>", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolsTag();

    [GeneratedRegex(
        "<tool_response>(?<content>.*?)(?:</tool_response>|\\z)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Response();
}
