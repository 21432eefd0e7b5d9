namespace DataSynth.Parquet.Encodings;

/// <summary>Decodes small numbers one after the other: levels, dictionary positions, booleans.</summary>
internal abstract class LevelDecoder
{
    /// <summary>The next number. Asking for more than there are is an error of the file.</summary>
    public abstract int Next();

    /// <summary>Fills <paramref name="levels"/> with the next numbers.</summary>
    public virtual void Read(Span<int> levels)
    {
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Next();
    }
}
