using System.Diagnostics;
using System.Globalization;

namespace DataSynth.Parquet.Tests.Hostile;

/// <summary>Processor time of this thread where the system tells it (Linux), else time on the wall: other work must not count.</summary>
internal static class ThreadClock
{
    private const string Source = "/proc/thread-self/stat";
    private const int TicksPerSecond = 100;

    public static TimeSpan Now
    {
        get
        {
            if (!File.Exists(Source))
                return Stopwatch.GetElapsedTime(0);

            // The name in brackets may hold blanks; user and system time are the 12th and 13th number behind it (proc(5)).
            var text = File.ReadAllText(Source);
            var numbers = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(numbers[11], CultureInfo.InvariantCulture) + long.Parse(numbers[12], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
        }
    }
}
