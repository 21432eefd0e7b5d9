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
        => [.. DataFiles(path).SelectMany(file => BfclAnswers.PathBeside(file) is { } answers ? new[] { file, answers } : [file])];

    /// <summary>The published folder also holds an index of ids (<c>BFCL_v4_format_sensitivity.json</c>), which has no cases of its own.</summary>
    private protected override IReadOnlyList<string> DataFiles(string path)
    {
        var files = SourceFiles.Resolve(path);
        return files.Count == 1 ? files : [.. files.Where(file => !Path.GetFileName(file).Contains("format_sensitivity", StringComparison.Ordinal))];
    }

    /// <inheritdoc/>
    private protected override async ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
    {
        var answers = await BfclAnswers.LoadAsync(file, limits, cancellationToken).ConfigureAwait(false);
        return (record, row) => TryRead(record, row, defaults, answers, out var task, out var problem) ? [task] : [problem];
    }

    private static bool TryRead(
        LocatedJson located,
        long row,
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

        // The first published files had no ids: there a case is its place in the file.
        var id = $"{defaults.Dataset}_{row - 1}";
        if (record.TryGet("id", out _) && !TaskJson.TryReadId(record, out id, out problem))
            return false;
        var category = record.GetText("category") ?? BfclCategory.OfId(id);
        if (BfclCategory.IsExecuted(category))
        {
            problem = new RowProblem(
                QuarantineKinds.Executed, $"a case of the category \"{category}\": the leaderboard executes these, so there are no right calls to compare with");
            return false;
        }

        if (!BfclQuestion.TryRead(located, out var conversation, out problem)
            || !located.TryGetEmbedded(record.TryGet("tools", out _) ? "tools" : "function", out var catalogue, out problem))
        {
            return false;
        }

        if (catalogue.Value is JsonObject single)
            catalogue = catalogue.At(new JsonArray([single]));
        if (!ToolJson.TryReadList(catalogue, convert: null, out var tools, out problem))
            return false;

        if (!answers.TryFind(record, id, row, category, out var groundTruth, out problem)
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
