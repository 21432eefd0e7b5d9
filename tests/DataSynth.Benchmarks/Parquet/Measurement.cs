using System.Diagnostics;
using System.Globalization;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>What one step cost in a process of its own.</summary>
/// <param name="CpuSeconds">Processor time of all threads.</param>
/// <param name="WallSeconds">Time on the wall.</param>
/// <param name="PeakMegabytes">Largest resident size.</param>
internal sealed record Measurement(double CpuSeconds, double WallSeconds, double PeakMegabytes)
{
    /// <summary>Prints the costs of this process so far, for <see cref="Parse"/>.</summary>
    public static void Print(Stopwatch clock)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{self.TotalProcessorTime.TotalSeconds} {clock.Elapsed.TotalSeconds} {self.PeakWorkingSet64 / 1e6}"));
    }

    public static Measurement Parse(string line)
    {
        var numbers = line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
