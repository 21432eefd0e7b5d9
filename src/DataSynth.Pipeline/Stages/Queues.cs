using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>The queues between stages.</summary>
internal static class Queues
{
    /// <summary>A queue whose writers wait for room. (The modes that drop items would report success for each they drop.)</summary>
    public static Channel<T> Bounded<T>(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });
    }

    /// <summary>
    /// All items until the queue is closed. Unlike <c>ReadAllAsync</c> it heeds the token before each item, not only when the queue
    /// is empty, and a queue that was closed by a fault ends in a cancellation.
    /// </summary>
    public static async IAsyncEnumerable<T> ItemsAsync<T>(
        this ChannelReader<T> queue, [EnumeratorCancellation] CancellationToken token)
    {
        while (await queue.WaitToReadAsync(token).ConfigureAwait(false))
        {
            while (!token.IsCancellationRequested && queue.TryRead(out var item))
            {
                yield return item;
            }
        }

        token.ThrowIfCancellationRequested();
    }
}
