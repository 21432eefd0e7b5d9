namespace DataSynth.Datasets.Selection;

/// <summary>Pairs that share a weight.</summary>
/// <param name="weight">The weight, from 0.</param>
/// <param name="queues">Its pairs: one queue, or one for pairs with a right call and one for abstentions.</param>
internal sealed class PairGroup(double weight, params IReadOnlyList<PairQueue> queues)
{
    /// <summary>The weight.</summary>
    public double Weight => weight;

    /// <summary>Pairs taken of it.</summary>
    public long Taken { get; private set; }

    /// <summary>How far it is with its share: the group with the smallest number has the next turn.</summary>
    public double Turn => Apportionment.Turn(Taken, weight);

    /// <summary>Whether it has a pair that may be taken.</summary>
    public bool HasNext() => queues.Any(queue => queue.HasNext());

    /// <summary>Whether a queue of it has a pair that may be taken.</summary>
    public bool HasNext(int queue) => queues[queue].HasNext();

    /// <summary>Takes the next pair of a queue that has one.</summary>
    public void Take(int queue)
    {
        queues[queue].Take();
        Taken++;
    }
}
