using System.Diagnostics;

namespace DataSynth.Pipeline.Tests;

/// <summary>Waits for something that other threads bring about.</summary>
internal static class Waiting
{
    public static async Task Until(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            watch.Elapsed.ShouldBeLessThan(Numbers.Patience);
            await Task.Delay(5);
        }
    }
}
