namespace DataSynth.Parquet;

/// <summary>How values or levels are encoded (Encodings.md). The numbers are those of the format's <c>Encoding</c>.</summary>
public enum ParquetEncoding
{
    /// <summary>Values one after the other.</summary>
    Plain = 0,

    /// <summary>Positions in a dictionary, and the dictionary itself, under their old name.</summary>
    PlainDictionary = 2,

    /// <summary>Runs and bit-packed groups; levels and booleans.</summary>
    Rle = 3,

    /// <summary>Levels packed from the highest bit down; deprecated, read only.</summary>
    BitPacked = 4,

    /// <summary>Differences between integers in packed blocks.</summary>
    DeltaBinaryPacked = 5,

    /// <summary>Lengths as differences, then all bytes.</summary>
    DeltaLengthByteArray = 6,

    /// <summary>Length shared with the value before, then the rest.</summary>
    DeltaByteArray = 7,

    /// <summary>Positions in a dictionary.</summary>
    RleDictionary = 8,

    /// <summary>First all first bytes, then all second bytes, and so on.</summary>
    ByteStreamSplit = 9,
}
