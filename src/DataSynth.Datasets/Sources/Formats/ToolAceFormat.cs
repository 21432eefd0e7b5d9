using System.Text.RegularExpressions;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>toolace</c>: Team-ACE/ToolACE: <c>system</c> (instructions with the tools as JSON inside) and <c>conversations</c>
/// (<c>[{"from": user | assistant | tool, "value"}]</c>), calls as text such as <c>[Func(a=1), Other Func(b="x")]</c>.
/// </summary>
/// <remarks>Of the system text only what it says of today's date is kept: the rest is the tools and how to call them, which every prompt of
/// ours says in its own way.</remarks>
internal sealed partial class ToolAceFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "toolace";

    /// <inheritdoc/>
    public override string Description => "ToolACE: tools inside the system text, calls such as [f(a=1)] as text; a task for each turn with calls";

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

        var system = record.GetText("system");
        if (system is null && turns is [{ Role: "system" } first, ..])
        {
            system = first.Text;
            turns = [.. turns.Skip(1)];
        }

        if (!EmbeddedTools.TryFind(system ?? "", out var catalogue, out var rest))
            return [new RowProblem(QuarantineKinds.NoTools, "`system` holds no JSON list of tools")];
        if (!ToolJson.TryReadList(catalogue, convert: null, out var tools, out problem))
            return [problem];

        if (Today().Match(rest) is { Success: true, Value: var today })
            turns = [new SpokenTurn("system", today.Trim()), .. turns];
        return new SpokenConversation(SpokenTurns.IdOf(record, row, defaults), defaults, tools, static (text, builder) => ToolResults.Add(text, "results", builder)).Read(turns);
    }

    [GeneratedRegex(
        @"(?:Today is|Today's date is|The current (?:date|time)|Current (?:date|time))\b[^\n]{0,40}?[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9:]+)?(?:, \w+)?\.?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Today();
}
