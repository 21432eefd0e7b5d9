namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>The decoding table of one of the three parts of a sequence, and how blocks describe or reuse it (RFC 8878
/// §3.1.1.3.2.1).</summary>
internal sealed class SequenceTable
{
    private readonly string _what;
    private readonly int _maxLog;
    private readonly uint[] _bases;
    private readonly byte[] _extraBits;
    private readonly short[] _counts;
    private readonly FseDecodingTable _predefined;
    private readonly FseDecodingTable _described;
    private FseDecodingTable? _current;

    /// <summary>A table for one part.</summary>
    /// <param name="what">The part's name in errors.</param>
    /// <param name="predefined">The distribution that needs no description.</param>
    /// <param name="predefinedLog">Its table log.</param>
    /// <param name="maxLog">The largest table log allowed.</param>
    /// <param name="bases">The value of each code.</param>
    /// <param name="extraBits">The extra bits of each code.</param>
    public SequenceTable(string what, ReadOnlySpan<short> predefined, int predefinedLog, int maxLog, ReadOnlySpan<uint> bases,
        ReadOnlySpan<byte> extraBits)
    {
        _what = what;
        _maxLog = maxLog;
        _bases = bases.ToArray();
        _extraBits = extraBits.ToArray();
        _counts = new short[bases.Length];
        _described = new FseDecodingTable(maxLog);
        _predefined = new FseDecodingTable(predefinedLog);
        _predefined.Build(predefined, predefinedLog, bases, extraBits);
    }

    /// <summary>The states of the table last read.</summary>
    public ReadOnlySpan<FseEntry> Entries => _current!.Entries;

    /// <summary>The log of the table last read.</summary>
    public int Log => _current!.Log;

    /// <summary>No table is valid beyond its frame.</summary>
    public void Forget() => _current = null;

    /// <summary>Reads a table.</summary>
    /// <param name="section">The bytes; the description, if the mode has one, stands at their beginning.</param>
    /// <param name="mode">0 predefined, 1 a single code, 2 described, 3 the same as before.</param>
    /// <returns>How many bytes the description takes.</returns>
    /// <exception cref="CodecException">The description is malformed, or there is no table before.</exception>
    public int Read(ReadOnlySpan<byte> section, int mode)
    {
        switch (mode)
        {
            case 0:
                _current = _predefined;
                return 0;
            case 1:
                if (section.IsEmpty)
                    throw CodecException.Truncated("zstd");
                if (section[0] >= _bases.Length)
                    throw new CodecException($"zstd: found the code {section[0]} for {_what}, expected at most {_bases.Length - 1}");
                _described.BuildSingle(_bases[section[0]], _extraBits[section[0]]);
                _current = _described;
                return 1;
            case 2:
                var length = FseDistribution.Read(section, _maxLog, _counts, out var log, out var codes);
                _described.Build(_counts.AsSpan(0, codes), log, _bases, _extraBits);
                _current = _described;
                return length;
            default:
                if (_current is null)
                    throw new CodecException($"zstd: a block reuses the table of {_what}, but no block before it has one");
                return 0;
        }
    }
}
