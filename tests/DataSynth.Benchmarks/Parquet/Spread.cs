using System.Globalization;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>The middle of several measurements, and how far they lie apart.</summary>
/// <param name="Lowest">The lowest.</param>
/// <param name="Median">The middle one.</param>
/// <param name="Highest">The highest.</param>
internal sealed record Spread(double Lowest, double Median, double Highest)
{
    /// <summary>Takes the spread of numbers, of which there is at least one.</summary>
    public static Spread Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return new(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }

    /// <summary>The numbers for a table.</summary>
    public override string ToString() => Lowest == Highest
        ? Text($"{Median:0.00}")
        : Text($"{Median:0.00} [{Lowest:0.00}-{Highest:0.00}]");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
