using System.Buffers.Binary;
using System.Text;
using DataSynth.Parquet.Values;

namespace DataSynth.Parquet.Writing;

/// <summary>
/// Makes bounds fit for a file: long byte strings are cut, at a character where they are text, and a cut upper bound is raised so that it
/// stays one; zeros take the sign that keeps them bounds (parquet.thrift, notes on <c>Statistics</c> and <c>ColumnOrder</c>).
/// </summary>
/// <param name="field">The column's field.</param>
internal sealed class BoundShortener(ParquetField field)
{
    /// <summary>Bounds longer than this many bytes are shortened.</summary>
    public const int MaxBytes = 64;

    private readonly ValueOrder _order = ValueOrders.Of(field);
    private readonly bool _isText = field.IsText;

    private bool IsLong(ReadOnlySpan<byte> value) => field.PhysicalType == ParquetPhysicalType.ByteArray
        && _order == ValueOrder.Bytes && value.Length > MaxBytes;

    /// <summary>A lower bound.</summary>
    public StoredBound Min(ReadOnlySpan<byte> value) =>
        IsLong(value) ? new(Prefix(value).ToArray(), IsExact: false) : new(WithZeroSign(value, negative: true), IsExact: true);

    /// <summary>An upper bound, or null where the value is too long and no shorter one exists.</summary>
    public StoredBound? Max(ReadOnlySpan<byte> value)
    {
        if (!IsLong(value))
            return new(WithZeroSign(value, negative: false), IsExact: true);
        var raised = _isText ? RaiseText(Prefix(value)) : RaiseBytes(Prefix(value));
        return raised is null ? null : new(raised, IsExact: false);
    }

    private ReadOnlySpan<byte> Prefix(ReadOnlySpan<byte> value)
    {
        var length = MaxBytes;
        while (_isText && length > 0 && (value[length] & 0xC0) == 0x80)
            length--;
        return value[..length];
    }

    private static byte[]? RaiseBytes(ReadOnlySpan<byte> prefix)
    {
        var last = prefix.LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0)
            return null;
        var raised = prefix[..(last + 1)].ToArray();
        raised[last]++;
        return raised;
    }

    // The last character that has a successor of no more bytes is replaced by it; what follows it is dropped.
    private static byte[]? RaiseText(ReadOnlySpan<byte> prefix)
    {
        Span<byte> encoded = stackalloc byte[4];
        while (!prefix.IsEmpty)
        {
            if (Rune.DecodeLastFromUtf8(prefix, out var last, out var length) != System.Buffers.OperationStatus.Done)
                return null;
            prefix = prefix[..^length];
            var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
            if (!Rune.TryCreate(next, out var successor))
                continue;
            var written = successor.EncodeToUtf8(encoded);
            if (prefix.Length + written <= MaxBytes)
                return [.. prefix, .. encoded[..written]];
        }

        return null;
    }

    private byte[] WithZeroSign(ReadOnlySpan<byte> value, bool negative)
    {
        var bytes = value.ToArray();
        if (_order == ValueOrder.Double && BinaryPrimitives.ReadDoubleLittleEndian(bytes) == 0)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, negative ? -0.0 : 0.0);
        if (_order == ValueOrder.Float && BinaryPrimitives.ReadSingleLittleEndian(bytes) == 0)
            BinaryPrimitives.WriteSingleLittleEndian(bytes, negative ? -0.0f : 0.0f);
        return bytes;
    }
}
