using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>rlla</c>: ToolRL's rows for verl (github.com/qiancheng0/ToolRL, <c>dataset/rlla_4k</c>: <c>data_source, prompt, reward_model,
/// extra_info</c>), or the raw rows that they are made of (<c>instruction, input, output</c>). Tools stand in the system text, the
/// history in the user's, and the right calls are JSON lines within <c>&lt;tool_call&gt;</c> in the ground truth; without that tag no
/// call is right.
/// </summary>
/// <remarks>Declared types are free text and often not those of the right calls (<c>"1"</c> for an <c>int</c>), and the reward looks at no
/// type; so right calls are not held against the tools unless the settings say so.</remarks>
internal sealed class RllaFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "rlla";

    /// <inheritdoc/>
    public override string Description
        => "ToolRL's training rows: tools and history inside the prompt text, right calls in <tool_call> lines (ground_truth: off by default)";

    /// <inheritdoc/>
    public override GroundTruthMode? DefaultGroundTruth => GroundTruthMode.Off;

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) => [Read(record, row, defaults)]);

    private static RowOutcome Read(LocatedJson located, long row, TaskDefaults defaults)
    {
        if (located.Value is not JsonObject record)
            return new RowProblem(QuarantineKinds.NotATask, $"found {JsonKindNames.Of(located.Value)}; expected an object");

        var extra = ObjectIn(record, "extra_info");
        var truth = ObjectIn(record, "reward_model").GetText("ground_truth") ?? record.GetText("output");
        if (truth is null)
            return new RowProblem(QuarantineKinds.NoRightCalls, "neither `reward_model.ground_truth` nor `output` is text");
        if (!TryReadPrompt(record, out var system, out var user, out var problem)
            || !RllaPrompt.TryReadTools(system, out var tools, out problem)
            || !RllaPrompt.TryReadHistory(user, tools, out var conversation, out problem)
            || !TryReadCalls(truth, tools, out var expectation, out problem))
        {
            return problem;
        }

        var dataset = record.GetText("data_source") is { Length: > 0 } named ? named : defaults.Dataset;
        var number = extra.TryGet("index", out var index) && index is JsonNumber given ? given.Text : $"row{row}";
        var id = extra.GetText("split") is { Length: > 0 } split ? $"{dataset}-{split}-{number}" : $"{dataset}-{number}";
        RowOutcome outcome = new ToolTask(id, dataset, conversation, tools, expectation) { License = defaults.License };
        return extra.GetText("output") is { } output ? outcome with { Recorded = [new RecordedOutput(output, null)] } : outcome;
    }

    private static JsonObject ObjectIn(JsonObject record, string name)
        => record.TryGet(name, out var value) && value is JsonObject map ? map : JsonObject.Empty;

    private static bool TryReadPrompt(
        JsonObject record,
        [NotNullWhen(true)] out string? system,
        [NotNullWhen(true)] out string? user,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        (system, user) = (record.GetText("instruction"), record.GetText("input"));
        if (record.TryGet("prompt", out var value) && value is JsonArray { Items: [JsonObject first, JsonObject second] })
            (system, user) = (first.GetText("content"), second.GetText("content"));
        problem = system is null || user is null
            ? new RowProblem(QuarantineKinds.NoConversation, "`prompt` is no list of a system and a user message, and there is no `instruction` with `input`")
            : null;
        return problem is null;
    }

    private static bool TryReadCalls(
        string truth,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        var read = ToolCallParser.Parse(truth, tools, new ParseOptions { Repair = false });
        problem = read.Calls.Select(call => RepeatedKey.In(call.Arguments, $"the ground truth: {call.Name}")).FirstOrDefault(found => found is not null);
        if (read.Status is not (ParseStatus.Ok or ParseStatus.None))
            problem = new RowProblem(QuarantineKinds.NoRightCalls, "the ground truth's <tool_call> holds lines that cannot be read as calls");
        expectation = problem is null ? PublishedCalls.ExpectationOf(read.Calls) : null;
        return expectation is not null;
    }
}
