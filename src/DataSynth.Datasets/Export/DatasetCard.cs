using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export;

/// <summary>The data card, <c>README.md</c>: what the set holds, under which licences, how it was made, and how to load it.</summary>
internal sealed class DatasetCard(ExportOptions options, RunFacts facts, ExportSummary summary, ExportTally tally, IReadOnlyList<CardExample> examples)
{
    private const int MaxExampleCharacters = 2000;

    private readonly CardText _card = new();

    /// <summary>The card's bytes.</summary>
    public byte[] Render()
    {
        CardFrontMatter.Write(_card.Output, options, summary, tally.Licenses.Select(entry => entry.License).DefaultIfEmpty(ExportTally.NotStated));
        _card.Line($"# {CardText.OneLine(options.Name)}");
        _card.Line("");
        _card.Line(Introduction());
        _card.Line("Made with DataSynth, after ToolRM (arXiv 2509.11963).");
        _card.Line("");
        foreach (var notice in summary.Notices)
            _card.Line($"- {CardText.OneLine(notice)}");
        WriteLoading();
        WriteRows();
        WriteErrors();
        WriteLicences();
        WriteLengths();
        WriteColumns();
        WriteExamples();
        WriteMaking();
        return _card.ToUtf8();
    }

    private void WriteLoading()
    {
        if (summary.Counts.Pairs == 0)
            return;
        _card.Loading();
        var json = options.Profile.Fields.Where(IsJsonText).Select(field => $"`{field.Name}`").ToArray();
        if (json.Length > 0)
            _card.Line($"JSON texts, to be decoded with `json.loads`: {string.Join(", ", json)}.");
    }

    private void WriteRows()
    {
        _card.Heading("Rows");
        _card.Table("split", "rows", "files");
        foreach (var split in summary.Counts.Rows)
            _card.Row(split.Split, split.Rows, summary.Shards.Count(shard => shard.Split == split.Split));
        _card.Line("");
        var counts = summary.Counts;
        _card.Line($"{counts.Tasks} tasks and {counts.Variants} obfuscated variants of them gave {counts.Candidates} candidates ({counts.Failures} requests failed): "
            + $"{counts.Correct} correct, {counts.Incorrect} incorrect, {counts.Unlabelled} unlabelled. Of the incorrect ones {counts.Duplicates} were duplicates, "
            + $"and {LeftOut()}.");
        if (summary.NearDuplicateTasks + summary.ContaminatedTasks + summary.SuspectTasks > 0)
        {
            _card.Line($"Tasks left out: {summary.NearDuplicateTasks} near-duplicates of others, {summary.ContaminatedTasks} that match a benchmark, "
                + $"{summary.SuspectTasks} whose right calls are in doubt.");
        }

        _card.Line($"{counts.Quarantined} source records were no usable tasks.");
    }

    private string LeftOut()
        => summary.LeftOut.Count == 0
            ? "none was left out for another reason"
            : $"{summary.LeftOut.Sum(reason => reason.Count)} were left out: {string.Join(", ", summary.LeftOut.Select(reason => $"{reason.Count} {reason.Reason}"))}";

    private void WriteErrors()
    {
        var rows = summary.Outcomes.Where(outcome => outcome.Pairs > 0).ToArray();
        if (rows.Length == 0)
            return;
        _card.Heading("Errors by source and model");
        _card.Table("source", "model", "error type", "rows", "share");
        _card.Rows(
            rows,
            outcome => [outcome.Dataset, outcome.Model, outcome.Outcome, outcome.Pairs!.Value, ExportNotices.Share(outcome.Pairs.Value, summary.Counts.Pairs)]);
        _card.Line("");
        var perturbed = ExportNotices.PerturbedRows(tally);
        _card.Line($"Made by models: {summary.Counts.Pairs - perturbed} rows. Made by perturb from the right calls: {perturbed} rows ({ExportNotices.Share(perturbed, summary.Counts.Pairs)}).");
        _card.Line("");
        _card.Line($"Error types: {string.Join(", ", ErrorTypeNames.All.Select(name => $"`{name}`"))}.");
    }

    private void WriteLicences()
    {
        _card.Heading("Licences");
        _card.Table("source", "licence");
        foreach (var (dataset, license) in tally.Licenses)
            _card.Row(dataset, license);
        _card.Line("");
        _card.Table("generator", "licence of the weights", "digest");
        foreach (var generator in tally.Generators)
            _card.Row(generator.Name, generator.License ?? (generator.IsPerturb ? "no weights" : ExportTally.NotStated), generator.Digest ?? "");
    }

    private void WriteLengths()
    {
        var lengths = tally.Lengths;
        if (lengths.Rows == 0)
            return;
        _card.Heading("Lengths");
        _card.Line($"Tools, conversation and the longer answer together: {lengths.AverageCharacters} characters on average, {lengths.LongestCharacters} at most. Estimated tokens "
            + $"({LengthStatistics.BytesPerToken} bytes of UTF-8 each): median {lengths.TokensAt(0.5)}, 95 % of the rows have at most {lengths.TokensAt(0.95)}.");
        _card.Line("Trainers drop or cut rows beyond their limit, some of them silently:");
        _card.Line("");
        _card.Table("estimated tokens", "rows beyond", "share");
        foreach (var limit in ManifestStatistics.TokenLimits)
            _card.Row(limit, lengths.RowsOver(limit), ExportNotices.Share(lengths.RowsOver(limit), lengths.Rows));
    }

    private void WriteColumns()
    {
        _card.Heading("Columns");
        _card.Line($"Profile `{options.Profile.Name}`: {string.Join(", ", options.Profile.Fields.Select(field => $"`{field.Name}`"))}.");
    }

    private void WriteExamples()
    {
        if (examples.Count == 0)
            return;
        _card.Heading(examples.Count == 1 ? "A row" : $"{examples.Count} rows");
        foreach (var example in examples)
        {
            _card.Line("```");
            _card.Line($"user:      {Cut(example.Task.Conversation.LastOrDefault(message => message.Role == "user")?.Content ?? "")}");
            _card.Line($"right:     {Cut(example.Right)}");
            if (example is { Answer: { } answer, Verdict: { } verdict })
            {
                _card.Line($"{(verdict.Kind == VerdictKind.Correct ? "correct: " : "wrong:   ")}  {Cut(answer)}");
                if (verdict.ErrorType is { } type)
                    _card.Line($"error:     {type.ToFileName()}: {Cut(verdict.Detail ?? "")}");
                _card.Line($"generator: {Cut(example.Generator ?? "")}");
            }

            _card.Line("```");
        }
    }

    private void WriteMaking()
    {
        _card.Heading("How it was made");
        _card.Line("With the run's folder beside this one: `datasynth export RUN_DIR -o DIR`; from the start: `datasynth run PIPELINE.yaml` with these settings.");
        _card.Line("Inputs, settings and the hashes of all files stand in `manifest.json`. The same inputs, replies and settings give the same bytes:");
        _card.Line("");
        _card.Line("```json");
        _card.Line(facts.Settings.ToString());
        _card.Line("```");
    }

    private string Introduction() => options.Profile.Source switch
    {
        RowSource.Pairs => "Pairs of right and wrong tool calls for training reward models: the wrong side is what a model answered, labelled with its kind of error.",
        RowSource.Candidates => "Labelled tool calls for training reward models: each row is one answer of a model, and whether it is right.",
        _ => "Tool-calling tasks with their right calls for reinforcement learning: each row is one task.",
    };

    /// <summary>Columns that hold JSON as plain text; those with Parquet's own annotation are decoded by readers.</summary>
    private static bool IsJsonText(ParquetField field)
        => field is { LogicalType.Kind: ParquetLogicalKind.String, Name: "tools" or "tool_calls" or "tool_calls_correct" or "tool_calls_incorrect" };

    private static string Cut(string text)
    {
        text = CardText.OneLine(text).Replace("```", "'''", StringComparison.Ordinal);
        if (text.Length <= MaxExampleCharacters)
            return text;
        return text[..(char.IsHighSurrogate(text[MaxExampleCharacters - 1]) ? MaxExampleCharacters - 1 : MaxExampleCharacters)] + " …";
    }
}
