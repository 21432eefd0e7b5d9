using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Puts lists into a random order, or back. The draws depend only on the lengths of the lists in the order in which they are met, which
/// is the original one in both directions: so the way back needs nothing but the seed.
/// </summary>
/// <param name="seed">The seed of the task.</param>
/// <param name="scope">What is put in order.</param>
/// <param name="back">Whether the order is taken back.</param>
internal sealed class KeyOrder(long seed, string scope, bool back)
{
    private readonly SeededRandom _random = new(seed, "order", scope);

    /// <summary>Changes every element and the order of all.</summary>
    /// <param name="items">The elements.</param>
    /// <param name="change">What becomes of an element, given its original position; asked in the original order.</param>
    public T[] Rearrange<T>(IReadOnlyList<T> items, Func<T, int, T> change)
    {
        var places = new int[items.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        _random.Shuffle(places.AsSpan());

        // places leads from an original position to the one in the new order.
        var rearranged = new T[places.Length];
        for (var original = 0; original < places.Length; original++)
        {
            if (back)
                rearranged[original] = change(items[places[original]], original);
            else
                rearranged[places[original]] = change(items[original], original);
        }

        return rearranged;
    }
}
