using System.Globalization;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>What DuckDB takes for one codec.</summary>
/// <param name="Megabytes">Size of its file.</param>
/// <param name="WriteSeconds">Processor time of writing it.</param>
/// <param name="ScanSeconds">Processor time of adding up over all its values.</param>
internal sealed record AnchorCosts(double Megabytes, double WriteSeconds, double ScanSeconds)
{
    public static AnchorCosts Parse(string line)
    {
        var numbers = line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
