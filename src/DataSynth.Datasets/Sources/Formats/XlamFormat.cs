using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>xlam</c>: Salesforce/xlam-function-calling-60k and sets in its shape: <c>id, query, answers, tools</c>, where answers and tools are
/// JSON inside strings (as published) or JSON itself. Answers are exact; an empty list means that no call is right.
/// </summary>
/// <remarks>Its ids are numbers that begin at 0 in every file, so a task's id is the data set's name, a hyphen and the number; a
/// record without an id takes <c>row</c> and its number within the file.</remarks>
internal sealed class XlamFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "xlam";

    /// <inheritdoc/>
    public override string Description => "xlam-function-calling-60k and its kin: id, query, answers, tools (JSON or JSON in strings)";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) => TryRead(record, row, defaults, out var task, out var problem) ? [task] : [problem]);

    private static bool TryRead(
        LocatedJson located,
        long row,
        TaskDefaults defaults,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        task = null;
        if (located.Value is not JsonObject record)
        {
            problem = $"found {JsonKindNames.Of(located.Value)}; expected an object";
            return false;
        }

        var query = record.GetText("query");
        if (string.IsNullOrWhiteSpace(query))
        {
            problem = new RowProblem(QuarantineKinds.NoConversation, "`query` is missing or empty");
            return false;
        }

        if (!located.TryGetEmbedded("tools", out var catalogue, out problem)
            || !ToolJson.TryReadList(catalogue, XlamSchema.Convert, out var tools, out problem)
            || !located.TryGetEmbedded("answers", out var answers, out problem)
            || !ExpectationJson.TryReadCalls(ExpectationKind.Exact, "answers", answers.Value, out var expectation, out problem))
        {
            return false;
        }

        if (tools.Count == 0 && expectation.Calls.Count > 0)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");
            return false;
        }

        var id = "row" + row;
        if (record.TryGet("id", out _) && !TaskJson.TryReadId(record, out id, out problem))
            return false;

        task = new ToolTask($"{defaults.Dataset}-{id}", defaults.Dataset, [new Message("user", query)], tools, expectation)
        {
            License = defaults.License,
        };
        return true;
    }
}
