using System.Runtime.CompilerServices;

namespace DataSynth.Pipeline.Tests;

/// <summary>Sources that tests share.</summary>
internal static class Numbers
{
    /// <summary>A limit after which a test that hangs fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>0, 1, 2, … below a count, then an exception if one is given.</summary>
    public static async IAsyncEnumerable<int> UpTo(
        int count, Action<int>? onYield = null, Exception? thenThrow = null, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < count; i++)
        {
            token.ThrowIfCancellationRequested();
            onYield?.Invoke(i);
            yield return i;
        }

        await Task.Yield();
        if (thenThrow is not null)
        {
            throw thenThrow;
        }
    }

    /// <summary>Yields a few numbers, then waits until its token fires.</summary>
    public static async IAsyncEnumerable<int> ThenSilence(int count, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }

        await Task.Delay(Timeout.Infinite, token);
    }
}
