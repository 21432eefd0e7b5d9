using System.Text;
using DataSynth.Datasets.Export;

namespace DataSynth.Datasets.Relabelling;

/// <summary>The data card of a relabelled set.</summary>
internal sealed class RelabelCard(RelabelledSet set)
{
    private const int MaxTableRows = 200;

    private readonly StringBuilder _output = new();

    /// <summary>The card's bytes.</summary>
    public byte[] Render()
    {
        CardFrontMatter.Write(_output, set.Name, set.Schema, set.Counts, set.Shards, [ExportTally.NotStated]);
        Line($"# {OneLine(set.Name)}");
        Line("");
        Line("Existing tool calls, labelled again with DataSynth against their right calls, without a model. Every row that can be labelled is");
        Line("here, whatever its label: take `verdict = 'incorrect'` for preference pairs.");
        Line("");
        Line("- The licence of the data is that of its source; state it before you publish the set.");
        WriteLoading();
        WriteRows();
        WriteLabels();
        WriteFlips();
        WriteGenerators();
        Heading("Columns");
        Line($"{string.Join(", ", set.Schema.Fields.Select(field => $"`{field.Name}`"))}.");
        Line("");
        Line("`error_type` is null unless `verdict` is `incorrect`; `tool_calls_incorrect` holds the calls that were judged, whatever the verdict;");
        Line("`score_incorrect` is 0 where `verdict` is `unlabelled`.");
        Heading("How it was made");
        Line("Inputs, settings and the hashes of all files stand in `manifest.json`. The same inputs and settings give the same bytes:");
        Line("");
        Line("```json");
        Line(set.Facts.Settings.ToString());
        Line("```");
        return Encoding.UTF8.GetBytes(_output.ToString());
    }

    private void WriteLoading()
    {
        Heading("Loading");
        Line("```python");
        Line("from datasets import load_dataset");
        Line("dataset = load_dataset(\"path/to/this/folder\")");
        Line("```");
        Line("");
        Line("`tools`, `tool_calls_correct` and `tool_calls_incorrect` are JSON texts: decode them with `json.loads`.");
    }

    private void WriteRows()
    {
        Heading("Rows");
        var tally = set.Tally;
        Line($"{tally.Inputs} rows in, {tally.Rows} rows out, {tally.Inputs - tally.Rows} quarantined: "
            + $"{tally.Correct} correct, {tally.Incorrect} incorrect, {tally.Unlabelled} unlabelled.");
    }

    private void WriteLabels()
    {
        Heading("Labels by source and model");
        Table("source", "model", "label", "rows", "share");
        foreach (var outcome in set.Tally.Outcomes.Take(MaxTableRows))
            Row(outcome.Dataset, outcome.Model, outcome.Outcome, outcome.Count, ExportNotices.Share(outcome.Count, set.Tally.Rows));
        More(set.Tally.Outcomes.Count);
    }

    private void WriteFlips()
    {
        if (set.Tally.LabelledBefore == 0)
            return;
        Heading("Changed labels");
        Line($"{set.Tally.Flipped} of {set.Tally.LabelledBefore} rows that came with a label have another one now.");
        if (set.Tally.Flips.Count == 0)
            return;
        Line("");
        Table("from", "to", "rule", "rows");
        foreach (var flip in set.Tally.Flips.Take(MaxTableRows))
            Row(flip.Key.From, flip.Key.To, flip.Key.Rule, flip.Count);
        More(set.Tally.Flips.Count);
    }

    private void WriteGenerators()
    {
        Heading("Licences");
        Table("generator", "licence of the weights");
        foreach (var (generator, license) in set.Tally.Generators.Take(MaxTableRows))
            Row(generator, license);
        More(set.Tally.Generators.Count);
    }

    private void More(int lines)
    {
        if (lines > MaxTableRows)
            Line($"\n{lines - MaxTableRows} further lines are left out.");
    }

    private void Heading(string text) => Line($"\n## {text}\n");

    private void Table(params ReadOnlySpan<string> columns)
    {
        Line($"| {string.Join(" | ", columns)} |");
        Line($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    private void Row(params ReadOnlySpan<object> cells)
    {
        foreach (var cell in cells)
            _output.Append("| ").Append(OneLine(cell.ToString()!).Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        Line("|");
    }

    private void Line(string text) => _output.Append(text).Append('\n');

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
