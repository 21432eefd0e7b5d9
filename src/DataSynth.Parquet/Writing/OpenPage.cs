using System.Buffers;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Writing;

/// <summary>The slots of the data page that a column is filling: levels, and either dictionary positions or PLAIN values.</summary>
internal sealed class OpenPage
{
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];
    private readonly List<int> _positions = [];

    /// <summary>PLAIN values; booleans as one byte each until the page is encoded.</summary>
    public ArrayBufferWriter<byte> Values { get; } = new();

    public int Rows { get; set; }

    public int NullCount { get; private set; }

    public int SlotCount => _definitions.Count;

    public ReadOnlySpan<int> Definitions => CollectionsMarshal.AsSpan(_definitions);

    public ReadOnlySpan<int> Repetitions => CollectionsMarshal.AsSpan(_repetitions);

    /// <summary>Dictionary positions, one per value; empty on a PLAIN page.</summary>
    public ReadOnlySpan<int> Positions => CollectionsMarshal.AsSpan(_positions);

    public void AddLevels(int repetition, int definition)
    {
        _repetitions.Add(repetition);
        _definitions.Add(definition);
    }

    public void AddNull(int repetition, int definition)
    {
        AddLevels(repetition, definition);
        NullCount++;
    }

    public void AddPosition(int position) => _positions.Add(position);

    public void Clear()
    {
        _definitions.Clear();
        _repetitions.Clear();
        _positions.Clear();
        Values.ResetWrittenCount();
        Rows = 0;
        NullCount = 0;
    }
}
