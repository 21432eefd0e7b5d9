namespace DataSynth.Datasets.Sources.Reading;

/// <summary>Finds where records end in a byte stream that arrives in pieces. One instance for each file; keeps its own state.</summary>
internal abstract class RecordSplitter
{
    /// <summary>Why the last record cannot be whole when the file ends after it, or null when a file may end there.</summary>
    public abstract string? CutOff { get; }

    /// <summary>Whether the file's structure has ended, so that only white space may follow.</summary>
    public virtual bool IsComplete => false;

    /// <summary>Scans bytes that were not scanned before.</summary>
    /// <param name="bytes">The next bytes of the file.</param>
    /// <returns>The index of the byte that ends the current record and does not belong to it, or -1 when it goes on.</returns>
    public abstract int FindEnd(ReadOnlySpan<byte> bytes);
}
