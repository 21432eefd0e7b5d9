using DataSynth.Datasets.Export;

namespace DataSynth.Datasets.Relabelling;

/// <summary>The data card of a relabelled set.</summary>
internal sealed class RelabelCard(RelabelledSet set)
{
    private readonly CardText _card = new();

    /// <summary>The card's bytes.</summary>
    public byte[] Render()
    {
        CardFrontMatter.Write(_card.Output, set.Name, set.Schema, set.Counts, set.Shards, [ExportTally.NotStated]);
        _card.Line($"# {CardText.OneLine(set.Name)}");
        _card.Line("");
        _card.Line("Existing tool calls, labelled again with DataSynth against their right calls, without a model. Every row that can be labelled is");
        _card.Line("here, whatever its label: take `verdict = 'incorrect'` for preference pairs.");
        _card.Line("");
        _card.Line("- The licence of the data is that of its source; state it before you publish the set.");
        WriteLoading();
        WriteRows();
        WriteLabels();
        WriteFlips();
        WriteGenerators();
        _card.Heading("Columns");
        _card.Line($"{string.Join(", ", set.Schema.Fields.Select(field => $"`{field.Name}`"))}.");
        _card.Line("");
        _card.Line("`error_type` is null unless `verdict` is `incorrect`; `tool_calls_incorrect` holds the calls that were judged, whatever the verdict;");
        _card.Line("`score_incorrect` is 0 where `verdict` is `unlabelled`.");
        _card.Heading("How it was made");
        _card.Line("Inputs, settings and the hashes of all files stand in `manifest.json`. The same inputs and settings give the same bytes:");
        _card.Line("");
        _card.Line("```json");
        _card.Line(set.Facts.Settings.ToString());
        _card.Line("```");
        return _card.ToUtf8();
    }

    private void WriteLoading()
    {
        _card.Loading();
        _card.Line("`tools`, `tool_calls_correct` and `tool_calls_incorrect` are JSON texts: decode them with `json.loads`.");
    }

    private void WriteRows()
    {
        _card.Heading("Rows");
        var tally = set.Tally;
        _card.Line($"{tally.Inputs} rows in, {tally.Rows} rows out, {tally.Inputs - tally.Rows} quarantined: "
            + $"{tally.Correct} correct, {tally.Incorrect} incorrect, {tally.Unlabelled} unlabelled.");
    }

    private void WriteLabels()
    {
        _card.Heading("Labels by source and model");
        _card.Table("source", "model", "label", "rows", "share");
        _card.Rows(
            set.Tally.Outcomes,
            outcome => [outcome.Dataset, outcome.Model, outcome.Outcome, outcome.Count, ExportNotices.Share(outcome.Count, set.Tally.Rows)]);
    }

    private void WriteFlips()
    {
        if (set.Tally.LabelledBefore == 0)
            return;
        _card.Heading("Changed labels");
        _card.Line($"{set.Tally.Flipped} of {set.Tally.LabelledBefore} rows that came with a label have another one now.");
        if (set.Tally.Flips.Count == 0)
            return;
        _card.Line("");
        _card.Table("from", "to", "rule", "rows");
        _card.Rows(set.Tally.Flips, flip => [flip.Key.From, flip.Key.To, flip.Key.Rule, flip.Count]);
    }

    private void WriteGenerators()
    {
        _card.Heading("Licences");
        _card.Table("generator", "licence of the weights");
        _card.Rows(set.Tally.Generators, generator => [generator.Key, generator.Value]);
    }
}
