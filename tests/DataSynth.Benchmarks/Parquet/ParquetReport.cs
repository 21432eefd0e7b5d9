using System.Globalization;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>Prints what was measured, and every bar with whether it is met.</summary>
internal static class ParquetReport
{
    private const double MaxWriteRatio = 2.5;
    private const double MaxReadRatio = 7.5;
    private const double MaxWritePeak = 200;
    private const double MaxReadPeak = 250;
    private const string TimedCodec = "zstd";

    /// <summary>Prints the table and the bars.</summary>
    /// <param name="rounds">The rounds of every codec.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="share">That number as a share of the rows for which the bars of size were set.</param>
    /// <param name="making">Processor time of making the rows.</param>
    /// <returns>0 where every bar is met, else 1.</returns>
    public static int Print(IReadOnlyDictionary<SizeBar, List<CodecRound>> rounds, int rows, double share, double making)
    {
        Write($"{rows} rows; making them takes {making:0.0} s CPU, taken off. Medians, and [lowest-highest] of several rounds; x is times DuckDB's (reading: its scan).");
        Write($"{"codec",-8}{"MB",-8}{"write CPU s",-20}{"x",-20}{"peak MB",-9}{"read CPU s",-20}{"x",-20}{"peak MB",-9}DuckDB MB (on the set of the bars)");
        foreach (var (bar, measured) in rounds)
        {
            Write(
                $"{bar.Name,-8}{measured[0].Megabytes,-8:0.0}{Of(measured, round => round.WriteSeconds),-20}{Of(measured, round => round.WriteRatio),-20}"
                + $"{measured.Max(round => round.WritePeakMegabytes),-9:0}{Of(measured, round => round.ReadSeconds),-20}{Of(measured, round => round.ReadRatio),-20}"
                + $"{measured.Max(round => round.ReadPeakMegabytes),-9:0}{DuckDb(measured[0].Anchor, bar.DuckDbMegabytes * share)}");
        }

        Write($"");
        var all = rounds.Values.SelectMany(measured => measured).ToArray();
        var timed = rounds.Single(entry => entry.Key.Name == TimedCodec).Value;
        var areMet = rounds.Select(entry => Check($"{entry.Key.Name}, MB", entry.Value[0].Megabytes, entry.Key.Megabytes * share)).ToList();
        areMet.Add(Check($"{TimedCodec}, writing, times DuckDB's CPU", Of(timed, round => round.WriteRatio)?.Median, MaxWriteRatio));
        areMet.Add(Check($"{TimedCodec}, reading into rows, times the CPU of DuckDB's scan", Of(timed, round => round.ReadRatio)?.Median, MaxReadRatio));
        areMet.Add(Check("peak of writing, MB, any codec", all.Max(round => round.WritePeakMegabytes), MaxWritePeak));
        areMet.Add(Check("peak of reading, MB, any codec", all.Max(round => round.ReadPeakMegabytes), MaxReadPeak));
        return areMet.All(isMet => isMet) ? 0 : 1;
    }

    private static string DuckDb(AnchorCosts? anchor, double? there) =>
        anchor is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{anchor.Megabytes:0.0} ({there:0.0})");

    private static Spread? Of(IEnumerable<CodecRound> rounds, Func<CodecRound, double?> of)
    {
        var numbers = rounds.Select(of).OfType<double>().ToArray();
        return numbers.Length == 0 ? null : Spread.Of(numbers);
    }

    private static bool Check(string what, double? value, double bar)
    {
        var isMet = value <= bar;
        Write($"{(value is null ? "not measured" : isMet ? "met" : "NOT MET"),-14}{what}: {value:0.00}, at most {bar:0.##}");
        return isMet || value is null;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Write(string text) => Console.WriteLine(text);
}
