using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// A record of xLAM's shape: <c>id, query, answers, tools</c>, where answers and tools are JSON inside strings (as published) or JSON
/// itself.
/// </summary>
/// <remarks>Its ids are numbers that begin at 0 in every file, so a task's id is the data set's name, a hyphen and the number; a
/// record without an id takes <c>row</c> and its number within the file.</remarks>
internal static class XlamRecord
{
    /// <summary>Reads a record.</summary>
    public static RowOutcome Read(LocatedJson located, long row, TaskDefaults defaults)
    {
        if (located.Value is not JsonObject record)
            return new RowProblem(QuarantineKinds.NotATask, $"found {JsonKindNames.Of(located.Value)}; expected an object");

        var query = record.GetText("query");
        if (string.IsNullOrWhiteSpace(query))
            return new RowProblem(QuarantineKinds.NoConversation, "`query` is missing or empty");

        if (!located.TryGetEmbedded("tools", out var catalogue, out var problem)
            || !ToolJson.TryReadList(catalogue, XlamSchema.Convert, out var tools, out problem)
            || !located.TryGetEmbedded("answers", out var answers, out problem)
            || !ExpectationJson.TryReadCalls(ExpectationKind.Exact, "answers", answers.Value, out var expectation, out problem))
        {
            return problem;
        }

        if (tools.Count == 0 && expectation.Calls.Count > 0)
            return new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");

        var id = "row" + row;
        if (record.TryGet("id", out var given) && given is not JsonNull && !TaskJson.TryReadId(record, out id, out problem))
            return problem;

        return new ToolTask($"{defaults.Dataset}-{id}", defaults.Dataset, [new Message("user", query)], tools, expectation)
        {
            License = defaults.License,
        };
    }
}
