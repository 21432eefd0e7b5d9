using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>bfcl</c>: the Berkeley Function Calling Leaderboard (gorilla repository), all versions. Either everything stands on one line
/// (<c>id, question, tools | function, ground_truth</c>), or the right calls stand under the same id in a file of the same name in the
/// folder <c>possible_answer</c> beside the question file, as published.
/// </summary>
/// <remarks>Multi-turn and agentic cases have no right calls to compare with (the leaderboard executes them) and are quarantined with
/// that reason.</remarks>
internal sealed class BfclFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "bfcl";

    /// <inheritdoc/>
    public override string Description
        => "Berkeley Function Calling Leaderboard: its folder (questions, possible_answer/), or question, tools and ground_truth on one line";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Files(string path)
        => [.. SourceFiles.Resolve(path).SelectMany(file => BfclAnswers.PathBeside(file) is { } answers ? new[] { file, answers } : [file])];

    /// <inheritdoc/>
    private protected override async ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
    {
        var answers = await BfclAnswers.LoadAsync(file, limits, cancellationToken).ConfigureAwait(false);
        return (record, _) => TryRead(record, defaults, answers, out var task, out var problem) ? (task, null) : (null, problem);
    }

    private static bool TryRead(
        LocatedJson located,
        TaskDefaults defaults,
        BfclAnswers answers,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        task = null;
        if (located.Value is not JsonObject record)
        {
            problem = $"found {JsonKindNames.Of(located.Value)}; expected an object";
            return false;
        }

        if (!TaskJson.TryReadId(record, out var id, out problem)
            || !BfclQuestion.TryRead(located, out var conversation, out problem)
            || !located.TryGetEmbedded(record.TryGet("tools", out _) ? "tools" : "function", out var catalogue, out problem))
        {
            return false;
        }

        if (catalogue.Value is JsonObject single)
            catalogue = catalogue.At(new JsonArray([single]));
        if (!ToolJson.TryReadList(catalogue, convert: null, out var tools, out problem))
            return false;

        var category = record.GetText("category") ?? BfclCategory.OfId(id);
        if (!answers.TryFind(record, id, category, out var groundTruth, out problem)
            || !BfclGroundTruth.TryRead(groundTruth, tools, out var expectation, out problem))
        {
            return false;
        }

        if (tools.Count == 0 && expectation.Calls.Count > 0)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");
            return false;
        }

        task = new ToolTask(id, defaults.Dataset, conversation, tools, expectation)
        {
            License = record.GetText("license") ?? defaults.License,
            Language = LanguageOf(record, category),
        };
        return true;
    }

    private static SourceLanguage LanguageOf(JsonObject record, string category)
        => record.GetText("language") is { } name && LanguageNames.TryRead(name, out var language)
            ? language
            : BfclCategory.LanguageOf(category);
}
