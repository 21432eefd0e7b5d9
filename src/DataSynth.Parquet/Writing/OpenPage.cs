using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Writing;

/// <summary>
/// The slots of the data page that a column is filling: levels, and either dictionary positions or PLAIN values. Levels that can only be 0
/// are not kept: most columns are flat and required, and a file has two dozen of them.
/// </summary>
/// <param name="maxRepetition">The column's largest repetition level.</param>
/// <param name="maxDefinition">The column's largest definition level.</param>
/// <param name="buffers">Where memory comes from and goes back to.</param>
internal sealed class OpenPage(int maxRepetition, int maxDefinition, ParquetBuffers buffers)
{
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];
    private readonly List<int> _positions = [];

    /// <summary>PLAIN values; booleans as one byte each until the page is encoded.</summary>
    public PageBuffer Values { get; } = new(buffers);

    public int Rows { get; set; }

    public int NullCount { get; private set; }

    public int SlotCount { get; private set; }

    /// <summary>One for each slot; empty where the column has no level but 0.</summary>
    public ReadOnlySpan<int> Definitions => CollectionsMarshal.AsSpan(_definitions);

    /// <summary>One for each slot; empty where the column has no level but 0.</summary>
    public ReadOnlySpan<int> Repetitions => CollectionsMarshal.AsSpan(_repetitions);

    /// <summary>Dictionary positions, one per value; empty on a PLAIN page.</summary>
    public ReadOnlySpan<int> Positions => CollectionsMarshal.AsSpan(_positions);

    public int DefinitionOf(int slot) => maxDefinition == 0 ? 0 : _definitions[slot];

    public int RepetitionOf(int slot) => maxRepetition == 0 ? 0 : _repetitions[slot];

    public void AddLevels(int repetition, int definition)
    {
        if (maxRepetition > 0)
            _repetitions.Add(repetition);
        if (maxDefinition > 0)
            _definitions.Add(definition);
        SlotCount++;
    }

    public void AddNull(int repetition, int definition)
    {
        AddLevels(repetition, definition);
        NullCount++;
    }

    public void AddPosition(int position) => _positions.Add(position);

    /// <summary>Empties the page, whose column fills the next one.</summary>
    public void Clear()
    {
        _definitions.Clear();
        _repetitions.Clear();
        _positions.Clear();
        Values.Clear();
        SlotCount = 0;
        Rows = 0;
        NullCount = 0;
    }

    /// <summary>Empties the page, whose column fills no other one with PLAIN values for now.</summary>
    public void Release()
    {
        Clear();
        Values.Release();
    }
}
