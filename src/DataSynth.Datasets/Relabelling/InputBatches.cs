namespace DataSynth.Datasets.Relabelling;

/// <summary>Puts inputs into batches, so that what is handed from stage to stage is worth the handing.</summary>
/// <param name="size">Inputs in a batch.</param>
public sealed class InputBatches(int size)
{
    private readonly List<RelabelInput> _open = new(size);

    /// <summary>Adds an input.</summary>
    /// <param name="input">The input.</param>
    /// <returns>A batch that is full now, or null.</returns>
    public RelabelInput[]? Add(RelabelInput input)
    {
        _open.Add(input);
        return _open.Count == size ? Take() : null;
    }

    /// <summary>The last batch, or null where nothing is left.</summary>
    public RelabelInput[]? Rest() => _open.Count > 0 ? Take() : null;

    private RelabelInput[] Take()
    {
        RelabelInput[] batch = [.. _open];
        _open.Clear();
        return batch;
    }
}
