namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>The codes of one of the three parts of a block's sequences for writing, and the choice of their table (RFC 8878
/// §3.1.1.3.2.1).</summary>
internal sealed class SequenceCodeEncoder
{
    private const int PredefinedMode = 0;
    private const int SingleMode = 1;
    private const int DescribedMode = 2;
    private const int RepeatMode = 3;

    /// <summary>Costs are in 1/256 bit.</summary>
    private const int Bit = 256;

    /// <summary>Log2 of every possible number of slots, in 1/256 bit.</summary>
    private static readonly int[] LogOfSlots =
        [0, .. Enumerable.Range(1, 1 << SequenceCodes.MaxMatchLengthLog).Select(n => (int)Math.Round(Math.Log2(n) * Bit))];

    private readonly int _maxLog;
    private readonly int[] _histogram;
    private readonly short[] _counts;
    private readonly FseEncodingTable _predefined;
    private readonly FseEncodingTable _single;
    private FseEncodingTable _known;
    private FseEncodingTable _fresh;
    private bool _hasKnown;
    private int _mode;

    /// <summary>An encoder for one part.</summary>
    /// <param name="predefined">The distribution that needs no description.</param>
    /// <param name="predefinedLog">Its table log.</param>
    /// <param name="maxLog">The largest table log allowed.</param>
    /// <param name="maxCode">The largest code.</param>
    public SequenceCodeEncoder(ReadOnlySpan<short> predefined, int predefinedLog, int maxLog, int maxCode)
    {
        _maxLog = maxLog;
        _histogram = new int[maxCode + 1];
        _counts = new short[maxCode + 1];
        _predefined = new FseEncodingTable(predefinedLog, maxCode);
        _predefined.Build(predefined, predefinedLog);
        _single = new FseEncodingTable(maxLog, maxCode);
        _known = new FseEncodingTable(maxLog, maxCode);
        _fresh = new FseEncodingTable(maxLog, maxCode);
    }

    /// <summary>How often each code occurs.</summary>
    public Span<int> Histogram => _histogram;

    /// <summary>The code of each sequence.</summary>
    public byte[] Codes { get; } = new byte[FrameHeader.LargestBlock / SequenceCodes.ShortestMatch + 1];

    /// <summary>The table chosen.</summary>
    public FseEncodingTable Table => _mode switch
    {
        PredefinedMode => _predefined,
        SingleMode => _single,
        DescribedMode => _fresh,
        _ => _known,
    };

    /// <summary>A frame begins: the reader knows no table.</summary>
    public void StartFrame() => _hasKnown = false;

    /// <summary>The block last written is part of the frame, so its table is what the reader knows.</summary>
    public void Commit()
    {
        if (_mode == DescribedMode)
            (_known, _fresh) = (_fresh, _known);
        _hasKnown = _mode is DescribedMode or RepeatMode;
    }

    /// <summary>Chooses the cheapest table and writes its description.</summary>
    /// <param name="count">How many of <see cref="Codes"/> are set and counted in <see cref="Histogram"/>; at least 1.</param>
    /// <param name="output">Room for the description.</param>
    /// <param name="length">How many bytes the description takes.</param>
    /// <returns>The mode, as the block states it.</returns>
    public int ChooseTable(int count, Span<byte> output, out int length)
    {
        var distinct = 0;
        var last = 0;
        for (var code = 0; code < _histogram.Length; code++)
        {
            if (_histogram[code] == 0)
                continue;
            distinct++;
            last = code;
        }

        length = 0;
        var predefinedCost = Cost(_predefined);
        var knownCost = _hasKnown ? Cost(_known) : long.MaxValue;
        if (distinct == 1)
        {
            // A run of one code takes a byte and then nothing.
            if (Math.Min(predefinedCost, knownCost) > 8 * Bit)
            {
                output[0] = (byte)last;
                length = 1;
                _single.BuildSingle(last);
                return _mode = SingleMode;
            }

            return _mode = predefinedCost <= knownCost ? PredefinedMode : RepeatMode;
        }

        var log = FseNormalizer.ChooseLog(count, distinct, _maxLog);
        var counts = _counts.AsSpan(0, last + 1);
        FseNormalizer.Normalize(_histogram.AsSpan(0, last + 1), count, log, counts);
        length = FseDescription.Write(counts, log, output);
        var freshCost = Cost(counts, log) + 8L * length * Bit;
        if (freshCost < Math.Min(predefinedCost, knownCost))
        {
            _fresh.Build(counts, log);
            return _mode = DescribedMode;
        }

        length = 0;
        return _mode = predefinedCost <= knownCost ? PredefinedMode : RepeatMode;
    }

    private long Cost(FseEncodingTable table) => Cost(table.Counts, table.Log);

    private long Cost(ReadOnlySpan<short> counts, int log)
    {
        var cost = 0L;
        for (var code = 0; code < _histogram.Length; code++)
        {
            if (_histogram[code] == 0)
                continue;
            if (code >= counts.Length || counts[code] == 0)
                return long.MaxValue;
            cost += (long)_histogram[code] * (log * Bit - LogOfSlots[Math.Abs(counts[code])]);
        }

        return cost;
    }
}
