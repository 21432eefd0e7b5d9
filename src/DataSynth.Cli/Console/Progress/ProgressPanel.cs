using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>Draws progress: a bounded panel for a terminal, one line for anything else. Pure.</summary>
internal static class ProgressPanel
{
    private const int MaxModels = 8;
    private const int MaxEndpoints = 4;
    private const int MaxFailureKinds = 4;
    private const int BarCells = 24;

    /// <summary>The panel.</summary>
    /// <param name="snapshot">The counters.</param>
    /// <param name="rates">How fast it goes.</param>
    /// <param name="width">The terminal's width in cells; no line is longer.</param>
    /// <param name="style">How to colour.</param>
    /// <returns>At most seventeen lines without line breaks: two of totals, one of failures, those of models and of endpoints.</returns>
    public static IReadOnlyList<string> Lines(ProgressSnapshot snapshot, ProgressRates rates, int width, TextStyle style)
    {
        if (!snapshot.IsCounted)
            return [style.Bold(Fit($"{snapshot.Phase}  elapsed {NumberText.Duration(snapshot.Elapsed)}", width))];
        var lines = new List<string>
        {
            style.Bold(Fit($"{Bar(snapshot)} {Totals(snapshot)}  {snapshot.Phase}", width)),
            Fit($"  {Speed(snapshot, rates)}  elapsed {NumberText.Duration(snapshot.Elapsed)}{Remaining("  ", snapshot, rates)}", width),
        };
        if (snapshot.Failures.Count > 0)
            lines.Add(style.Yellow(Fit($"  failed: {Failures(snapshot)}", width)));

        var name = Math.Min(36, snapshot.Models.Select(model => DisplayWidth.Of(DisplayWidth.Printable(model.Name))).DefaultIfEmpty(0).Max());
        foreach (var model in snapshot.Models.Take(MaxModels))
            lines.Add(style.Dim(Fit($"  {Pad(model.Name, name)}  {ModelText(model)}", width)));
        if (snapshot.Models.Count > MaxModels)
            lines.Add(style.Dim(Fit($"  and {snapshot.Models.Count - MaxModels} more", width)));
        lines.AddRange(Endpoints(snapshot.Endpoints, width, style));
        return lines;
    }

    /// <summary>One line for a log.</summary>
    /// <param name="snapshot">The counters.</param>
    /// <param name="rates">How fast it goes.</param>
    public static string Line(ProgressSnapshot snapshot, ProgressRates rates)
    {
        if (!snapshot.IsCounted)
            return snapshot.Phase;
        var failures = snapshot.Failures.Count > 0 ? $", failed: {Failures(snapshot)}" : string.Empty;
        return $"{snapshot.Phase}: {Totals(snapshot)}, {Speed(snapshot, rates)}{Remaining(", ", snapshot, rates)}{failures}{Waiting(snapshot.Endpoints)}";
    }

    /// <summary>Why nothing may come for hours: who does not answer.</summary>
    private static string Waiting(IReadOnlyList<EndpointSnapshot> endpoints)
    {
        var away = endpoints.Where(endpoint => endpoint.State == EndpointState.Parked).ToList();
        return away.Count switch
        {
            0 => string.Empty,
            1 => $", waiting for {away[0].Address}",
            _ => $", waiting for {away[0].Address} and {away.Count - 1} more",
        };
    }

    /// <summary>Those that do not take requests stand first, so that they are seen among many.</summary>
    private static IEnumerable<string> Endpoints(IReadOnlyList<EndpointSnapshot> endpoints, int width, TextStyle style)
    {
        var shown = endpoints.OrderBy(endpoint => endpoint.State == EndpointState.Open).Take(MaxEndpoints).ToList();
        var cells = Math.Min(36, shown.Select(endpoint => DisplayWidth.Of(DisplayWidth.Printable(endpoint.Address))).DefaultIfEmpty(0).Max());
        foreach (var endpoint in shown)
        {
            var line = Fit($"  {Pad(endpoint.Address, cells)}  {EndpointText.Describe(endpoint)}", width);
            yield return endpoint.State == EndpointState.Open ? style.Dim(line) : style.Yellow(line);
        }

        if (endpoints.Count > MaxEndpoints)
            yield return style.Dim(Fit($"  and {endpoints.Count - MaxEndpoints} more endpoints", width));
    }

    private static string Bar(ProgressSnapshot snapshot)
    {
        var filled = snapshot.Total == 0 ? 0 : (int)(BarCells * Math.Min(snapshot.Finished, snapshot.Total) / snapshot.Total);
        return $"[{new string('#', filled)}{new string('.', BarCells - filled)}]";
    }

    private static string Totals(ProgressSnapshot snapshot)
    {
        if (snapshot is { TotalIsFinal: false, Finished: 0 })
            return $"{NumberText.Count(snapshot.Total)} requests planned so far";
        var more = snapshot.TotalIsFinal ? string.Empty : "+";
        var share = snapshot.TotalIsFinal ? $" ({NumberText.Percent(snapshot.Finished, snapshot.Total)})" : string.Empty;
        var unit = snapshot.Step is null ? string.Empty : " tasks";
        return $"{NumberText.Count(snapshot.Finished)}/{NumberText.Count(snapshot.Total)}{more}{unit}{share}";
    }

    private static string Speed(ProgressSnapshot snapshot, ProgressRates rates)
    {
        var tokens = snapshot.OutputTokens > 0 && snapshot.Step is null ? $", {NumberText.Rate(rates.TokensNow)} tokens/s" : string.Empty;
        return $"{NumberText.Rate(rates.Now)}/s now, {NumberText.Rate(rates.Average)}/s average{tokens}";
    }

    private static string Remaining(string gap, ProgressSnapshot snapshot, ProgressRates rates)
    {
        if (snapshot.TotalIsFinal && snapshot.Finished >= snapshot.Total)
            return string.Empty;
        return $"{gap}left {(rates.Remaining is { } remaining ? NumberText.Duration(remaining) : "unknown")}";
    }

    private static string Failures(ProgressSnapshot snapshot)
    {
        var shown = snapshot.Failures.Take(MaxFailureKinds).Select(pair => $"{pair.Key} {NumberText.Count(pair.Value)}");
        var rest = snapshot.Failures.Skip(MaxFailureKinds).Sum(pair => pair.Value);
        return string.Join(", ", rest > 0 ? shown.Append($"other {NumberText.Count(rest)}") : shown);
    }

    private static string ModelText(ModelSnapshot model)
    {
        var failed = model.Failed > 0 ? $", {NumberText.Count(model.Failed)} failed" : string.Empty;
        var tokens = model.OutputTokens > 0 ? $", {NumberText.Count(model.OutputTokens)} tokens" : string.Empty;
        return $"{NumberText.Count(model.Done)}/{NumberText.Count(model.Planned)}, {NumberText.Count(model.InFlight)} under way{failed}{tokens}";
    }

    private static string Pad(string text, int cells)
    {
        var shown = DisplayWidth.Truncate(DisplayWidth.Printable(text), Math.Max(1, cells));
        return shown + new string(' ', Math.Max(0, cells - DisplayWidth.Of(shown)));
    }

    private static string Fit(string text, int width) => DisplayWidth.Truncate(text, Math.Max(10, width - 1));
}
