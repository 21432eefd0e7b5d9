using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>toolrm</c>: preference rows for reward models: the columns of ibm-research/ToolRM-train-data (<c>uuid, dataset_name, conversation,
/// tools, tool_calls_correct, tool_calls_incorrect, generator_model</c>), which are also the first of our own sets, and those of
/// ibm-research/fc-reward-bench (<c>tools, conversation, chosen_output, rejected_output, error_type, model_name, test_category,
/// test_id</c>). Every row is a task; the wrong calls are its recorded output.
/// </summary>
internal sealed class ToolRmFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "toolrm";

    /// <inheritdoc/>
    public override string Description
        => "preference rows of ToolRM: conversation, tools, tool_calls_correct (ToolRM-train-data and our own sets), or chosen_output (fc-reward-bench)";

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

        var isBenchmark = !record.TryGet("tool_calls_correct", out _) && record.TryGet("chosen_output", out _);
        var right = isBenchmark ? "chosen_output" : "tool_calls_correct";
        if (!TryReadId(record, isBenchmark, row, defaults, out var id, out var problem)
            || !located.TryGetEmbedded("conversation", out var messages, out problem)
            || !MessageJson.TryReadList(messages.Value, out var conversation, out problem)
            || !TryReadTools(located, out var tools, out problem))
        {
            return problem;
        }

        if (!record.TryGet(right, out var calls))
            return new RowProblem(QuarantineKinds.NoRightCalls, $"`{right}` is missing");
        if (!PublishedCalls.TryRead(calls, right, tools, out var expectation, out problem))
            return problem;
        if (tools.Count == 0 && expectation.Calls.Count > 0)
            return new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");

        RowOutcome outcome = new ToolTask(id, record.GetText("dataset_name") ?? defaults.Dataset, conversation, tools, expectation)
        {
            License = record.GetText("task_license") ?? defaults.License,
            Language = BfclCategory.LanguageOf(record.GetText("test_category") ?? ""),
        };
        return outcome with { Recorded = Recorded(record, isBenchmark) };
    }

    /// <summary>One test case of the benchmark has a row for each model that failed in it.</summary>
    private static bool TryReadId(
        JsonObject record,
        bool isBenchmark,
        long row,
        TaskDefaults defaults,
        [NotNullWhen(true)] out string? id,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        problem = null;
        var name = isBenchmark ? "test_id" : "uuid";
        id = $"{defaults.Dataset}-row{row}";
        if (!record.TryGet(name, out var value) || value is JsonNull)
            return true;
        if (!TaskJson.TryReadId(record, name, out id, out problem))
            return false;
        if (isBenchmark && record.GetText("model_name") is { Length: > 0 } model)
            id = $"{id}/{model}";
        return true;
    }

    private static bool TryReadTools(
        LocatedJson located, [NotNullWhen(true)] out IReadOnlyList<Tool>? tools, [NotNullWhen(false)] out RowProblem? problem)
    {
        tools = null;
        if (!located.TryGetEmbedded("tools", out var catalogue, out problem))
        {
            problem = problem.As(QuarantineKinds.NoTools);
            return false;
        }

        if (catalogue.Value is JsonObject single)
            catalogue = catalogue.At(new JsonArray([single]));
        return ToolJson.TryReadList(catalogue, convert: null, out tools, out problem);
    }

    private static RecordedOutput[] Recorded(JsonObject record, bool isBenchmark)
        => record.TryGet(isBenchmark ? "rejected_output" : "tool_calls_incorrect", out var wrong)
            ? [new RecordedOutput(
                wrong is JsonString text ? text.Text : wrong.ToString(),
                record.GetText(isBenchmark ? "model_name" : "generator_model"))
            { ErrorType = record.GetText("error_type") }]
            : [];
}
