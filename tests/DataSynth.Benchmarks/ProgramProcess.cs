using System.ComponentModel;
using System.Diagnostics;
using DataSynth.Benchmarks.Parquet;

namespace DataSynth.Benchmarks;

/// <summary>
/// The program as a user starts it, in a process of its own: with the settings of its runtime, which are not those of this program, and
/// which decide on its memory. <c>DATASYNTH_PROGRAM</c> names a published program to run instead of the one that was built with this.
/// </summary>
internal static class ProgramProcess
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    /// <summary>Where the published program lies; null for the one of this build.</summary>
    public static string? Published { get; } = Environment.GetEnvironmentVariable("DATASYNTH_PROGRAM");

    /// <summary>How it is started.</summary>
    /// <param name="arguments">Its arguments.</param>
    public static ProcessStartInfo Command(params IEnumerable<string> arguments) => Published is null
        ? new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "datasynth.dll"), .. arguments])
        : new ProcessStartInfo(Published, arguments);

    /// <summary>Runs it to its end and looks at it meanwhile; what it costs in its last fiftieth of a second is not seen.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Measurement Run(params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        var start = Command(arguments);
        start.UseShellExecute = false;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(Period))
        {
            try
            {
                process.Refresh();
                cpu = process.TotalProcessorTime;

                // A process that has ended and is not yet buried has no memory any more.
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It ended meanwhile.
            }
        }

        return process.ExitCode == 0
            ? new Measurement(cpu.TotalSeconds, clock.Elapsed.TotalSeconds, peak / 1e6)
            : throw new InvalidOperationException($"datasynth {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}{errors.Result}");
    }
}
