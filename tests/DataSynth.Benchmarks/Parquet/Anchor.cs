using System.Globalization;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>What DuckDB takes for one codec.</summary>
/// <param name="Megabytes">Size of its file.</param>
/// <param name="WriteSeconds">Processor time of writing it.</param>
/// <param name="ScanSeconds">Processor time of adding up over all its values.</param>
internal sealed record Anchor(double Megabytes, double WriteSeconds, double ScanSeconds)
{
    public static Anchor Parse(ReadOnlySpan<string> numbers) => new(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
