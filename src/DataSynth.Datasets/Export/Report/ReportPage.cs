using System.Globalization;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Report;

/// <summary>
/// <c>report.html</c>: what a person looks at before training on a set. One file without scripts, fonts or images from anywhere; its
/// policy forbids a browser to run or fetch anything, whatever the texts in it say. The same set gives the same bytes.
/// </summary>
internal sealed class ReportPage(ExportOptions options, ExportSummary summary, ExportTally tally, ErrorExamples examples)
{
    private const int MaxModels = 100;

    /// <summary>Up to this many models the table has one column for each, which a phone shows; beyond, one row for each.</summary>
    private const int MaxModelColumns = 4;
    private const int MaxText = 600;

    /// <summary>Characters of an answer that are compared; a model that repeats itself may write a million.</summary>
    private const int MaxCompared = 50_000;
    private static readonly int[] TokenLimits = [512, 1024, 2048, 4096, 8192];

    private readonly HtmlText _page = new();

    /// <summary>The page's bytes.</summary>
    public byte[] Render()
    {
        _page.Raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Text(options.Name).Raw("</title>\n<style>\n").Raw(ReportStyle.Css).Raw("</style></head>\n<body><main>\n<h1>").Text(options.Name).Raw("</h1>\n");
        _page.Raw("<p>").Text($"{Count(summary.Counts.Pairs)} rows in the profile {options.Profile.Name}: "
            + string.Join(", ", summary.Counts.Rows.Select(split => $"{split.Split} {Count(split.Rows)}"))).Raw("</p>\n");
        foreach (var notice in summary.Notices)
            _page.Raw("<p>").Text(notice).Raw("</p>\n");
        WriteFunnel();
        WriteModels();
        WriteScores();
        WriteLengths();
        WriteLanguages();
        WriteExamples();
        return _page.Raw("</main></body></html>\n").ToBytes();
    }

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private void Heading(string text) => _page.Raw("<h2>").Text(text).Raw("</h2>\n");

    private void WriteFunnel()
    {
        var counts = summary.Counts;
        Heading("From replies to rows");
        _page.Bars(
        [
            ("asked", counts.Candidates + counts.Failures),
            ("answered", counts.Candidates),
            ("labelled", counts.Correct + counts.Incorrect),
            ("incorrect", counts.Incorrect),
            ("no duplicate", counts.Incorrect - counts.Duplicates),
            ("rows", counts.Pairs),
        ]);
        _page.Table(
            ["left out", "candidates"],
            [
                ["duplicates of a mistake in the set", Count(counts.Duplicates)],
                .. summary.LeftOut.Select(reason => (IReadOnlyList<string>)[reason.Reason, Count(reason.Count)]),
                .. summary.UnlabelledReasons.Select(reason => (IReadOnlyList<string>)[$"unlabelled: {reason.Reason}", Count(reason.Count)]),
            ]);
    }

    private void WriteModels()
    {
        Heading("Verdicts and error types by model");
        string[] columns = [VerdictKind.Correct.ToFileName(), .. ErrorTypeNames.All, VerdictKind.Unlabelled.ToFileName()];
        var models = summary.Outcomes.GroupBy(outcome => outcome.Model).OrderBy(model => model.Key, StringComparer.Ordinal).ToList();
        var counts = models.Take(MaxModels).Select(model => (model.Key, Counts: OutcomesOf(model, columns))).ToList();
        if (counts.Count <= MaxModelColumns)
        {
            _page.Table(
                ["verdict or error type", .. counts.Select(model => model.Key)],
                ((string[])["candidates", .. columns]).Index().Select(row => (IReadOnlyList<string>)
                    [row.Item.Replace('_', ' '), .. counts.Select(model => Count(model.Counts[row.Index]))]));
        }
        else
        {
            _page.Table(
                ["model", "candidates", .. columns.Select(column => column.Replace('_', ' '))],
                counts.Select(model => (IReadOnlyList<string>)[model.Key, .. model.Counts.Select(Count)]));
        }

        if (models.Count > MaxModels)
            _page.Raw("<p>").Text($"{models.Count - MaxModels} further models are left out.").Raw("</p>\n");
        _page.Raw("<h2>Rows by error type</h2>\n").Bars(ErrorTypeNames.All
            .Select(type => (type.Replace('_', ' '), summary.Outcomes.Where(outcome => outcome.Outcome == type).Sum(outcome => outcome.Pairs ?? 0))));
    }

    /// <summary>All candidates of a model, then those of each outcome.</summary>
    private static long[] OutcomesOf(IEnumerable<OutcomeCount> model, string[] columns)
    {
        var byOutcome = model.ToLookup(outcome => outcome.Outcome, outcome => outcome.Candidates);
        return [byOutcome.Sum(outcome => outcome.Sum()), .. columns.Select(column => byOutcome[column].Sum())];
    }

    private void WriteScores()
    {
        Heading("Unit scores of incorrect candidates");
        var models = examples.Scores.ToList();
        if (models.Count == 0)
            return;
        WriteScores(models[0].Bins.Select((_, bin) => models.Sum(model => model.Bins[bin])));
        if (models.Count == 1)
            return;
        foreach (var (model, bins) in models.Take(MaxModels))
        {
            _page.Raw("<details><summary>").Text(model).Raw("</summary>\n");
            WriteScores(bins);
            _page.Raw("</details>\n");
        }
    }

    private void WriteScores(IEnumerable<long> bins)
    {
        const int count = 10;
        _page.Bars(bins.Select((candidates, bin) => (string.Create(CultureInfo.InvariantCulture, $"{bin / (double)count:0.0}–{(bin + 1) / (double)count:0.0}"), candidates)));
    }

    private void WriteLengths()
    {
        var lengths = tally.Lengths;
        if (lengths.Rows == 0)
            return;
        Heading("Lengths");
        _page.Raw("<p>").Text($"Estimated tokens: median {Count(lengths.TokensAt(0.5))}, 95 % of the rows have at most {Count(lengths.TokensAt(0.95))}. "
            + "Trainers drop or cut rows beyond their limit.").Raw("</p>\n");
        _page.Table(
            ["estimated tokens", "rows beyond", "share"],
            TokenLimits.Select(limit => (IReadOnlyList<string>)
                [Count(limit), Count(lengths.RowsOver(limit)), ExportNotices.Share(lengths.RowsOver(limit), lengths.Rows)]));
    }

    private void WriteLanguages()
    {
        if (examples.Languages.Count == 0)
            return;
        Heading("Scripts in which users of wrong answers write");
        _page.Bars(examples.Languages.OrderByDescending(script => script.Value).ThenBy(script => script.Key, StringComparer.Ordinal)
            .Select(script => (script.Key, script.Value)));
    }

    private void WriteExamples()
    {
        Heading("Examples");
        foreach (var type in Enum.GetValues<ErrorType>().Where(type => examples.Of(type).Count > 0))
        {
            var found = examples.Of(type);
            _page.Raw("<details><summary>").Text($"{type.ToFileName().Replace('_', ' ')} ({found.Count})").Raw("</summary>\n");
            foreach (var (candidate, right, wrong) in found)
            {
                var text = candidate.Output.Calls.Count > 0 ? wrong : candidate.RawOutput ?? wrong;
                var user = candidate.Task.Conversation.LastOrDefault(message => message.Role == "user");
                _page.Raw("<article><div class=\"dim\">").Text($"{candidate.Task.Id} · {candidate.Generator.Name} · sample {candidate.SampleIndex}").Raw("</div>\n<div>")
                    .Text(Cut(user is null ? "" : ConversationText.ContentOf(user))).Raw("</div>\n<div class=\"dim\">right</div><pre>");
                Difference(right, text, "ins");
                _page.Raw("</pre><div class=\"dim\">wrong: ").Text(Cut(candidate.Verdict.Detail ?? "")).Raw("</div><pre>");
                Difference(text, right, "del");
                _page.Raw("</pre></article>\n");
            }

            _page.Raw("</details>\n");
        }
    }

    private void Difference(string text, string other, string tag)
    {
        foreach (var (stretch, isCommon) in TextDifference.Of(Cut(text, MaxCompared), Cut(other, MaxCompared)))
        {
            if (isCommon)
                _page.Text(Middle(stretch));
            else
                _page.Raw($"<{tag}>").Text(Cut(stretch)).Raw($"</{tag}>");
        }
    }

    /// <summary>What both have is left out in the middle where it is long: what differs is to be seen, wherever it stands.</summary>
    private static string Middle(string text)
        => text.Length <= MaxText ? text : Cut(text, MaxText / 2) + Tail(text, MaxText / 2);

    private static string Tail(string text, int length)
        => text[(char.IsLowSurrogate(text[^length]) ? text.Length - length + 1 : text.Length - length)..];

    private static string Cut(string text, int length = MaxText)
    {
        if (text.Length <= length)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), " … ");
    }
}
