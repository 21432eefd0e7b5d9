namespace DataSynth.Datasets.Sources.Reading;

/// <summary>Counts lines and records while a file passes by.</summary>
internal sealed class RecordPosition
{
    private long _line = 1;

    /// <summary>1-based line on which the current record begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>1-based number of the current record.</summary>
    public long Row { get; private set; }

    /// <summary>Begins a record.</summary>
    /// <param name="content">Its bytes, with the white space before it.</param>
    public void StartRecord(ReadOnlySpan<byte> content)
    {
        var blank = content.IndexOfAnyExcept(" \t\r\n"u8);
        Line = _line + content[..Math.Max(0, blank)].Count((byte)'\n');
        Row++;
    }

    /// <summary>Moves past bytes.</summary>
    public void Pass(ReadOnlySpan<byte> bytes) => _line += bytes.Count((byte)'\n');
}
