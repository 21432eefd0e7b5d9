namespace DataSynth.Parquet.Encodings;

/// <summary>
/// The values of a data page, one after the other, as PLAIN would store them (without the length before byte strings; booleans as one
/// byte). Nothing is decoded ahead, so a page's claims about its number of values cost no memory.
/// </summary>
internal abstract class PageValues
{
    /// <summary>The next value; valid until the next call. Asking for more than there are is an error of the file.</summary>
    public abstract ReadOnlySpan<byte> Next();
}
