using System.Buffers;
using System.Buffers.Binary;
using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Values;

namespace DataSynth.Parquet.Writing;

/// <summary>
/// Collects one column of a row group as finished v1 pages. A dictionary is tried first: it is given up for the rest of the chunk as soon
/// as its values turn out not to repeat, and undone altogether where no page has been finished with it.
/// </summary>
internal sealed class ColumnChunkWriter
{
    private const int MaxSlotsPerPage = 200_000;

    // Head-room below the 2 GiB of a page, for levels and for codecs that expand.
    private const int MaxPageBytes = 1 << 30;

    private readonly LeafColumn _leaf;
    private readonly ParquetWriterOptions _options;
    private readonly PageCompressor _compressor;
    private readonly RowGroupProgress _progress;
    private readonly DictionaryPolicy _policy;
    private readonly ValueOrder _order;
    private readonly BoundShortener _shortener;
    private readonly ValueBounds _pageBounds;
    private readonly ValueBounds _chunkBounds;
    private readonly PageStore _store;
    private readonly ByteDictionary? _dictionary;
    private readonly List<PageEntry> _pages = [];
    private OpenPage _page;
    private OpenPage _spare;
    private bool _usesDictionary;
    private long _plainBytes;
    private long _values;
    private long _rows;
    private long _slots;
    private long _nulls;
    private int _dictionaryPages;
    private long _pagesUncompressed;

    public ColumnChunkWriter(LeafColumn leaf, ParquetWriterOptions options, PageCompressor compressor, ParquetBuffers buffers, RowGroupProgress progress)
    {
        _leaf = leaf;
        _options = options;
        _compressor = compressor;
        _progress = progress;
        _policy = new(options);
        _order = ValueOrders.Of(leaf.Field);
        _shortener = new(leaf.Field);
        _pageBounds = new(_order);
        _chunkBounds = new(_order);
        _store = new(buffers);
        _page = new(leaf.MaxRepetition, leaf.MaxDefinition, buffers);
        _spare = new(leaf.MaxRepetition, leaf.MaxDefinition, buffers);
        if (options.DictionaryBytes > 0 && leaf.Type != ParquetPhysicalType.Boolean)
            _dictionary = new(leaf.Type == ParquetPhysicalType.ByteArray, buffers);
        _usesDictionary = _dictionary is not null;
    }

    /// <summary>The bounds of the chunk's pages, once it is written.</summary>
    public ValueOrder Order => _order;

    public void AddNull(int repetition, int definition) => _page.AddNull(repetition, definition);

    public void Add(int repetition, int definition, ReadOnlySpan<byte> value)
    {
        _page.AddLevels(repetition, definition);
        _plainBytes += value.Length + LengthBytes;
        _progress.Bytes += value.Length + LengthBytes;
        _values++;
        _pageBounds.Add(value);
        ThrowIfTooLarge(value.Length, _usesDictionary ? _dictionary!.Page.Length : _page.Values.WrittenCount);
        if (_usesDictionary)
            _page.AddPosition(_dictionary!.Add(value));
        else
            AppendPlain(value);
    }

    /// <summary>Ends a row; pages end only here.</summary>
    public void EndRow()
    {
        _page.Rows++;
        if (_usesDictionary && IsDictionaryLost)
            LeaveDictionary();
        if (_page.Rows >= _options.PageRows || _page.SlotCount >= MaxSlotsPerPage || EncodedBytes >= _options.PageBytes)
            FinishPage();
    }

    /// <summary>Ends the chunk, writes it, and starts the next one.</summary>
    /// <param name="target">The file.</param>
    /// <param name="position">Where the file stands.</param>
    /// <param name="pages">What the page index says about the pages.</param>
    public ParquetColumnChunk WriteTo(Stream target, long position, out IReadOnlyList<PageEntry> pages)
    {
        if (_page.Rows > 0)
            FinishPage();
        var encodings = new List<ParquetEncoding>();
        var counts = new List<ParquetPageEncodingCount>();
        var uncompressed = _pagesUncompressed;
        var dataOffset = position;
        long? dictionaryOffset = null;
        if (_dictionaryPages > 0)
        {
            var page = CompressDictionary();
            target.Write(page.Header);
            target.Write(page.Body);
            _compressor.Release();
            uncompressed += page.UncompressedBytes;
            dictionaryOffset = position;
            dataOffset += page.Length;
            counts.Add(new(ParquetPageKind.Dictionary, ParquetEncoding.Plain, 1));
            counts.Add(new(ParquetPageKind.Data, ParquetEncoding.RleDictionary, _dictionaryPages));
            encodings.Add(ParquetEncoding.RleDictionary);
        }

        if (_pages.Count > _dictionaryPages)
            counts.Add(new(ParquetPageKind.Data, ParquetEncoding.Plain, _pages.Count - _dictionaryPages));
        encodings.AddRange([ParquetEncoding.Plain, ParquetEncoding.Rle]);

        var compressed = dataOffset - position + _store.Length;
        _store.MoveTo(target);
        pages = [.. _pages.Select(page => page with { Offset = page.Offset + dataOffset })];
        var chunk = new ParquetColumnChunk
        {
            Path = _leaf.Path,
            Type = _leaf.Type,
            CodecNumber = _compressor.CodecNumber,
            Encodings = encodings,
            ValueCount = _slots,
            UncompressedBytes = uncompressed,
            CompressedBytes = compressed,
            DataPageOffset = dataOffset,
            DictionaryPageOffset = dictionaryOffset,
            Statistics = Statistics(),
            PageEncodings = counts,
        };
        Reset();
        return chunk;
    }

    private int LengthBytes => _leaf.Type == ParquetPhysicalType.ByteArray ? 4 : 0;

    private int PositionWidth => RleHybridEncoder.WidthFor(Math.Max(0, _dictionary!.Count - 1));

    private long EncodedBytes => _usesDictionary ? (long)_page.Positions.Length * PositionWidth / 8 : _page.Values.WrittenCount;

    private bool IsDictionaryLost => _policy.IsLost(_dictionary!, _values, _plainBytes, _progress.ExpectedGrowth);

    // Even a small dictionary only pays where it saves a good part of the values.
    private bool IsDictionaryWasteful =>
        (_dictionary!.Page.Length + EncodedBytes) * 10 > _plainBytes * 8;

    private void AppendPlain(ReadOnlySpan<byte> value)
    {
        if (LengthBytes > 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_page.Values.GetSpan(LengthBytes), value.Length);
            _page.Values.Advance(LengthBytes);
        }

        _page.Values.Write(value);
    }

    private void ThrowIfTooLarge(int length, int held)
    {
        if (length > MaxPageBytes - held)
            throw new ParquetException($"found a page of more than {MaxPageBytes} bytes with this row, expected less", null, null, _leaf.Name, null);
    }

    private void LeaveDictionary()
    {
        if (_dictionaryPages > 0)
        {
            FinishPage();
            _usesDictionary = false;
        }
        else
        {
            RewritePlain();
        }
    }

    /// <summary>Writes the open page's values as PLAIN, in as many pages as that takes; the last one stays open.</summary>
    private void RewritePlain()
    {
        (_page, _spare) = (_spare, _page);
        var from = _spare;
        _pageBounds.Clear();
        _usesDictionary = false;
        var next = 0;
        for (var i = 0; i < from.SlotCount; i++)
        {
            var (repetition, definition) = (from.RepetitionOf(i), from.DefinitionOf(i));
            if (i > 0 && repetition == 0)
                EndRow();
            if (definition < _leaf.MaxDefinition)
            {
                _page.AddNull(repetition, definition);
                continue;
            }

            var value = _dictionary![from.Positions[next++]];
            _page.AddLevels(repetition, definition);
            _pageBounds.Add(value);
            AppendPlain(value);
        }

        _page.Rows++;
        from.Release();
        _dictionary!.Release();
    }

    private void FinishPage()
    {
        if (_usesDictionary && _dictionaryPages == 0 && IsDictionaryWasteful)
        {
            RewritePlain();
        }

        var body = _compressor.Body;
        body.Clear();
        AppendLevels(_page.Repetitions, _leaf.MaxRepetition, body);
        AppendLevels(_page.Definitions, _leaf.MaxDefinition, body);
        AppendValues(body);
        var page = _compressor.Compress(body.WrittenSpan, new()
        {
            Kind = (int)ParquetPageKind.Data,
            UncompressedBytes = 0,
            CompressedBytes = 0,
            ValueCount = _page.SlotCount,
            Encoding = _usesDictionary ? ParquetEncoding.RleDictionary : ParquetEncoding.Plain,
        });
        _pages.Add(Entry(page.Length));
        _store.Append(page.Header);
        _store.Append(page.Body);
        _compressor.Release();
        _pagesUncompressed += page.UncompressedBytes;
        _dictionaryPages += _usesDictionary ? 1 : 0;
        _rows += _page.Rows;
        _slots += _page.SlotCount;
        _nulls += _page.NullCount;
        _chunkBounds.Add(_pageBounds);
        _pageBounds.Clear();
        _page.Clear();
    }

    private PageEntry Entry(int length)
    {
        var hasBounds = _pageBounds.HasValue;
        // A page cannot go without an upper bound in the index, so one that cannot be shortened stands there in full.
        return new(
            _store.Length,
            length,
            _rows,
            _page.NullCount,
            _page.NullCount == _page.SlotCount,
            hasBounds ? _shortener.Min(_pageBounds.Min).Bytes : null,
            hasBounds ? _shortener.Max(_pageBounds.Max)?.Bytes ?? _pageBounds.Max.ToArray() : null);
    }

    // Levels of a v1 page carry their length (README.md of the format, "Data Pages").
    private static void AppendLevels(ReadOnlySpan<int> levels, int largest, PageBuffer body)
    {
        if (largest == 0)
            return;
        var encoded = new ArrayBufferWriter<byte>(256);
        RleHybridEncoder.Encode(levels, RleHybridEncoder.WidthFor(largest), encoded);
        BinaryPrimitives.WriteInt32LittleEndian(body.GetSpan(4), encoded.WrittenCount);
        body.Advance(4);
        body.Write(encoded.WrittenSpan);
    }

    private void AppendValues(PageBuffer body)
    {
        if (_usesDictionary)
        {
            body.Write([(byte)PositionWidth]);
            RleHybridEncoder.Encode(_page.Positions, PositionWidth, body);
        }
        else if (_leaf.Type == ParquetPhysicalType.Boolean)
        {
            PlainBooleans.Pack(_page.Values.WrittenSpan, body);
        }
        else
        {
            body.Write(_page.Values.WrittenSpan);
        }
    }

    private StoredPage CompressDictionary() => _compressor.Compress(_dictionary!.Page, new()
    {
        Kind = (int)ParquetPageKind.Dictionary,
        UncompressedBytes = 0,
        CompressedBytes = 0,
        ValueCount = _dictionary.Count,
        Encoding = ParquetEncoding.Plain,
    });

    private ParquetStatistics Statistics()
    {
        if (!_chunkBounds.HasValue || _shortener.Max(_chunkBounds.Max) is not { } max)
            return new() { NullCount = _nulls };
        var min = _shortener.Min(_chunkBounds.Min);
        return new() { NullCount = _nulls, Min = min.Bytes, Max = max.Bytes, IsMinExact = min.IsExact, IsMaxExact = max.IsExact };
    }

    private void Reset()
    {
        _pages.Clear();
        _dictionary?.Release();
        _page.Release();
        _policy.Reset();
        _usesDictionary = _dictionary is not null;
        _chunkBounds.Clear();
        (_plainBytes, _values, _rows, _slots, _nulls, _pagesUncompressed, _dictionaryPages) = (0, 0, 0, 0, 0, 0, 0);
    }
}
