using System.Text;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Thrift;

/// <summary>
/// Reads structs in the Thrift compact protocol (thrift-compact-protocol.md). No number from the input is trusted: counts and lengths are
/// held against the bytes that are left, nesting against <see cref="MaxDepth"/>.
/// </summary>
/// <param name="input">The bytes; more than the struct needs may follow.</param>
/// <param name="context">Names the place in errors.</param>
internal ref struct CompactReader(ReadOnlySpan<byte> input, ReadContext context)
{
    /// <summary>Nesting beyond this is refused; the deepest structs of the format nest 7 levels.</summary>
    public const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _input = input;
    private int _depth;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the last error came from running out of input, so that more input could cure it.</summary>
    public bool RanOut { get; private set; }

    public void BeginStruct()
    {
        if (++_depth > MaxDepth)
            throw context.Malformed($"structures nested deeper than {MaxDepth} levels", "the shallow structures of the format");
    }

    public void EndStruct() => _depth--;

    /// <summary>Reads the next field's head.</summary>
    /// <param name="id">The last field's id before, this field's id after; 0 before the first field.</param>
    /// <param name="type">The field's type.</param>
    /// <returns>False at the end of the struct.</returns>
    public bool NextField(ref short id, out CompactType type)
    {
        var head = ReadByte();
        type = (CompactType)(head & 0x0F);
        if (type == CompactType.Stop)
            return false;
        if (type > CompactType.Uuid)
            throw context.Malformed($"Thrift type {(int)type}", "a type from 1 to 13");

        var delta = head >> 4;
        id = delta == 0 ? Narrow(ReadZigZag()) : Narrow(id + delta);
        return true;
    }

    public readonly bool ReadBoolean(CompactType type) => type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => throw Mismatch(type, "a boolean"),
    };

    public sbyte ReadByte(CompactType type) => type == CompactType.Byte ? (sbyte)ReadByte() : throw Mismatch(type, "a byte");

    public short ReadI16(CompactType type) => type == CompactType.I16 ? Narrow(ReadZigZag()) : throw Mismatch(type, "an i16");

    public int ReadI32(CompactType type) => type == CompactType.I32 ? ReadI32Element() : throw Mismatch(type, "an i32");

    public long ReadI64(CompactType type) => type == CompactType.I64 ? ReadZigZag() : throw Mismatch(type, "an i64");

    public ReadOnlySpan<byte> ReadBinary(CompactType type) => type == CompactType.Binary ? ReadBinaryElement() : throw Mismatch(type, "binary");

    public string ReadText(CompactType type) => Encoding.UTF8.GetString(ReadBinary(type));

    public string ReadTextElement() => Encoding.UTF8.GetString(ReadBinaryElement());

    public int ReadI32Element()
    {
        var value = ReadZigZag();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw context.Malformed($"{value} as an i32", "a number of 32 bits");
    }

    public long ReadI64Element() => ReadZigZag();

    /// <summary>Reads an element of a list of booleans: 1 is true, 2 false; 0 is taken as false too, as some writers mean it.</summary>
    public bool ReadBooleanElement() => ReadByte() == (byte)CompactType.True;

    public ReadOnlySpan<byte> ReadBinaryElement()
    {
        var length = ReadVarint();
        if (length > (ulong)(_input.Length - Position))
            throw Short($"a length of {length} bytes");
        var bytes = _input.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    /// <summary>Reads a list's head.</summary>
    /// <param name="type">The field's type, which must be a list.</param>
    /// <param name="elementType">What the elements must be; booleans may be declared as either boolean type.</param>
    /// <returns>The number of elements, at most the number of bytes left.</returns>
    public int ReadList(CompactType type, CompactType elementType)
    {
        if (type is not (CompactType.List or CompactType.Set))
            throw Mismatch(type, "a list");
        var count = ReadListHead(out var found);
        var isBoolean = elementType == CompactType.True && found is CompactType.True or CompactType.False;
        if (count > 0 && found != elementType && !isBoolean)
            throw Mismatch(found, $"elements of type {elementType}");
        return count;
    }

    /// <summary>Passes over a value that nobody asked for.</summary>
    public void Skip(CompactType type)
    {
        switch (type)
        {
            case CompactType.True or CompactType.False: break;
            case CompactType.Byte: Advance(1); break;
            case CompactType.I16 or CompactType.I32 or CompactType.I64: ReadVarint(); break;
            case CompactType.Double: Advance(8); break;
            case CompactType.Uuid: Advance(16); break;
            case CompactType.Binary: ReadBinaryElement(); break;
            case CompactType.Struct: SkipStruct(); break;
            case CompactType.List or CompactType.Set: SkipList(); break;
            case CompactType.Map: SkipMap(); break;
            default: throw Mismatch(type, "a value");
        }
    }

    private void SkipStruct()
    {
        BeginStruct();
        short id = 0;
        while (NextField(ref id, out var type))
            Skip(type);
        EndStruct();
    }

    private void SkipList()
    {
        BeginStruct();
        var count = ReadListHead(out var elementType);
        for (var i = 0; i < count; i++)
            SkipElement(elementType);
        EndStruct();
    }

    private void SkipMap()
    {
        var count = ReadVarint();
        if (count == 0)
            return;
        if (count > (ulong)(_input.Length - Position))
            throw Short($"a map of {count} entries");
        BeginStruct();
        var types = ReadByte();
        for (var i = 0UL; i < count; i++)
        {
            SkipElement((CompactType)(types >> 4));
            SkipElement((CompactType)(types & 0x0F));
        }

        EndStruct();
    }

    // Unlike a field, a boolean in a list or map takes a byte.
    private void SkipElement(CompactType type)
    {
        if (type is CompactType.True or CompactType.False)
            Advance(1);
        else
            Skip(type);
    }

    private int ReadListHead(out CompactType elementType)
    {
        var head = ReadByte();
        elementType = (CompactType)(head & 0x0F);
        var count = (ulong)(head >> 4);
        if (count == 15)
            count = ReadVarint();
        if (count > (ulong)(_input.Length - Position))
            throw Short($"a list of {count} elements");
        return (int)count;
    }

    private long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw context.Malformed("a variable-length number longer than 64 bits", "at most 10 bytes");
    }

    private byte ReadByte() => Position < _input.Length ? _input[Position++] : throw Short("one more byte");

    private void Advance(int count)
    {
        if (count > _input.Length - Position)
            throw Short($"{count} bytes");
        Position += count;
    }

    private readonly short Narrow(long value) =>
        value is >= short.MinValue and <= short.MaxValue ? (short)value : throw context.Malformed($"{value} as an i16", "a number of 16 bits");

    private ParquetException Short(string wanted)
    {
        RanOut = true;
        return context.Malformed($"the end of the structure after {_input.Length} bytes", $"{wanted} at its byte {Position}");
    }

    private readonly ParquetException Mismatch(CompactType found, string expected) =>
        context.Malformed($"Thrift type {found} at byte {Position} of the structure", expected);
}
