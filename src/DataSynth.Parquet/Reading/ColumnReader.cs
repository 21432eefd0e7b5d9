using System.Buffers.Binary;
using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>
/// Walks through the slots of one column chunk: each has a repetition level, a definition level and, at the highest definition level, a
/// value. Memory holds one page and the dictionary.
/// </summary>
internal sealed class ColumnReader
{
    private const int LevelBatch = 512;

    private readonly LeafColumn _leaf;
    private readonly ReadContext _context;
    private readonly ReadBudget _budget;
    private readonly PageLoader _loader;
    private readonly ValueConverters.Converter _converter;
    private readonly PageDecoders _decoders;
    private readonly ValueLimit _limit;
    private readonly ParquetReaderOptions _options;
    private readonly int[] _definitions;
    private readonly int[] _repetitions;
    private byte[] _page = [];
    private ColumnDictionary? _dictionary;
    private LevelDecoder? _positions;
    private PageValues? _values;
    private LevelDecoder? _definitionLevels;
    private LevelDecoder? _repetitionLevels;
    private long _chunkLeft;
    private int _pageLeft;
    private int _batchAt;
    private int _batchCount;

    public ColumnReader(LeafColumn leaf, long slots, PageLoader loader, ReadBudget budget, ParquetReaderOptions options, ReadContext context)
    {
        _leaf = leaf;
        _chunkLeft = slots;
        _loader = loader;
        _budget = budget;
        _options = options;
        _context = context;
        _converter = ValueConverters.For(leaf.Field, options);
        _decoders = new(leaf, options.MaxStringBytes, context);
        _limit = new(leaf, options);
        _definitions = leaf.MaxDefinition > 0 ? new int[LevelBatch] : [];
        _repetitions = leaf.MaxRepetition > 0 ? new int[LevelBatch] : [];
    }

    /// <summary>Names the place in errors.</summary>
    public ReadContext Context => _context;

    /// <summary>Whether there is a current slot; false behind the last one.</summary>
    public bool HasSlot { get; private set; }

    /// <summary>Repetition level of the current slot; 0 behind the last one.</summary>
    public int Repetition { get; private set; }

    /// <summary>Definition level of the current slot.</summary>
    public int Definition { get; private set; }

    /// <summary>The value of the current slot, which must be at the highest definition level. To be called once per slot.</summary>
    public object ReadValue()
    {
        if (_positions is not null)
            return _dictionary!.Get(_positions.Next(), _context);
        var value = _values!.Next();
        _limit.Check(value.Length, _context);
        _budget.TakeBytes(value.Length, _context);
        return _converter(value);
    }

    /// <summary>Goes on to the next slot, or to the first one.</summary>
    public void Advance()
    {
        if (_batchAt == _batchCount && !LoadBatch())
        {
            (HasSlot, Repetition, Definition) = (false, 0, 0);
            return;
        }

        HasSlot = true;
        Definition = _leaf.MaxDefinition > 0 ? _definitions[_batchAt] : 0;
        Repetition = _leaf.MaxRepetition > 0 ? _repetitions[_batchAt] : 0;
        if ((uint)Definition > (uint)_leaf.MaxDefinition || (uint)Repetition > (uint)_leaf.MaxRepetition)
            throw _context.Malformed($"levels {Repetition} and {Definition}", $"at most {_leaf.MaxRepetition} and {_leaf.MaxDefinition}");
        _batchAt++;
    }

    private bool LoadBatch()
    {
        while (_pageLeft == 0)
        {
            if (_chunkLeft == 0)
                return false;
            LoadPage();
        }

        _batchAt = 0;
        _batchCount = Math.Min(_pageLeft, LevelBatch);
        _pageLeft -= _batchCount;
        _repetitionLevels?.Read(_repetitions.AsSpan(0, _batchCount));
        _definitionLevels?.Read(_definitions.AsSpan(0, _batchCount));
        return true;
    }

    private void LoadPage()
    {
        if (!_loader.HasMore)
            throw _context.Malformed("the end of the column chunk", $"{_chunkLeft} more values");
        var header = _loader.ReadHeader();
        switch ((ParquetPageKind)header.Kind)
        {
            case ParquetPageKind.Data or ParquetPageKind.DataV2:
                LoadData(header);
                break;
            case ParquetPageKind.Dictionary:
                LoadDictionary(header);
                break;
            default:
                _loader.Skip(header);
                break;
        }
    }

    private void LoadDictionary(PageHeader header)
    {
        if (header.Encoding is not (ParquetEncoding.Plain or ParquetEncoding.PlainDictionary))
            throw _context.Malformed($"a dictionary in encoding {header.Encoding}", "PLAIN or PLAIN_DICTIONARY");
        if (_leaf.Type == ParquetPhysicalType.Boolean)
            throw _context.Malformed("a dictionary of booleans", "none");
        var page = Array.Empty<byte>();
        var length = _loader.ReadBody(header, ref page);
        _dictionary = new(page, length, header.ValueCount, _leaf.Width, _limit, _converter, _context);
    }

    private void LoadData(PageHeader header)
    {
        if (header.ValueCount > _chunkLeft)
            throw _context.Malformed($"a page of {header.ValueCount} values", $"at most the {_chunkLeft} left in the column chunk");
        CheckSize(header);
        var length = _loader.ReadBody(header, ref _page);
        var start = header.Kind == (int)ParquetPageKind.Data ? BeginLevels(header, length) : BeginLevelsV2(header);
        (_values, _positions) = (null, null);
        if (header.Encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary)
            _positions = Positions(start, length);
        else
            _values = _decoders.Values(header.Encoding, _page, start, length, isV2: header.Kind == (int)ParquetPageKind.DataV2);
        _pageLeft = header.ValueCount;
        _chunkLeft -= header.ValueCount;
    }

    // Values of one width and their levels have a largest size in every encoding; a page that claims far more is a bomb.
    private void CheckSize(PageHeader header)
    {
        const int BytesBesideValue = 32;
        const int BytesBesideValues = 1 << 16;
        if (_leaf.Width == 0)
            return;
        var limit = ((long)header.ValueCount * (_leaf.Width + BytesBesideValue)) + BytesBesideValues;
        if (header.UncompressedBytes > limit)
            throw _context.Malformed($"a page of {header.UncompressedBytes} bytes for {header.ValueCount} values", $"at most {limit}");
    }

    // A page of nulls alone may come without a dictionary and without the byte for the width; no position can then be asked for.
    private RleHybridDecoder Positions(int start, int length)
    {
        if (start == length)
            return new(_page, start, length, 1, _context);
        if (_dictionary is null)
            throw _context.Malformed("a page of dictionary positions without a dictionary", "a dictionary page before it");
        return new(_page, start + 1, length, _page[start], _context);
    }

    private int BeginLevels(PageHeader header, int length)
    {
        var start = 0;
        _repetitionLevels = Levels(_leaf.MaxRepetition, header.RepetitionEncoding, header.ValueCount, ref start, length);
        _definitionLevels = Levels(_leaf.MaxDefinition, header.DefinitionEncoding, header.ValueCount, ref start, length);
        return start;
    }

    // Some writers leave levels out where there are no nulls and no repeats.
    private int BeginLevelsV2(PageHeader header)
    {
        var (repetition, definition) = (header.RepetitionBytes, header.DefinitionBytes);
        _repetitionLevels = LevelsV2(_leaf.MaxRepetition, 0, repetition, isLeftOut: header.RowCount == header.ValueCount, leftOut: 0);
        _definitionLevels = LevelsV2(_leaf.MaxDefinition, repetition, definition, isLeftOut: header.NullCount == 0, leftOut: _leaf.MaxDefinition);
        return repetition + definition;
    }

    private LevelDecoder? LevelsV2(int largest, int start, int bytes, bool isLeftOut, int leftOut)
    {
        if (largest == 0)
            return null;
        return bytes == 0 && isLeftOut ? new ConstantDecoder(leftOut) : _decoders.Levels(_page, start, start + bytes, largest);
    }

    private LevelDecoder? Levels(int largest, ParquetEncoding encoding, int count, ref int start, int end)
    {
        if (largest == 0)
            return null;
        var width = RleHybridEncoder.WidthFor(largest);
        if (encoding == ParquetEncoding.BitPacked)
        {
            var packed = (((long)count * width) + 7) / 8;
            if (packed > end - start)
                throw _context.Malformed($"{count} bit-packed levels in {end - start} bytes", $"{packed} bytes");
            start += (int)packed;
            return new BitPackedDecoder(_page, start - (int)packed, start, width, _context);
        }

        if (encoding != ParquetEncoding.Rle)
            throw _context.Malformed($"levels in encoding {encoding}", "RLE or BIT_PACKED");
        if (end - start < sizeof(int))
            throw _context.Malformed($"{end - start} bytes left in the page", "levels after their length of 4 bytes");
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(_page.AsSpan(start));
        start += sizeof(int);
        if (bytes < 0 || bytes > end - start)
            throw _context.Malformed($"levels of {bytes} bytes", $"at most the {end - start} bytes left in the page");
        start += bytes;
        return _decoders.Levels(_page, start - bytes, start, largest);
    }
}
