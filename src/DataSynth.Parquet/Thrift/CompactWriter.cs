using System.Buffers;
using System.Text;

namespace DataSynth.Parquet.Thrift;

/// <summary>Writes structs in the Thrift compact protocol (thrift-compact-protocol.md). Fields must come in ascending order of their ids.</summary>
/// <param name="output">Where the bytes go.</param>
internal sealed class CompactWriter(IBufferWriter<byte> output)
{
    private const int LargestShortDelta = 15;
    private const int LargestShortCount = 14;

    private readonly Stack<short> _outerIds = new();
    private short _lastId;

    public void BeginStruct()
    {
        _outerIds.Push(_lastId);
        _lastId = 0;
    }

    public void EndStruct()
    {
        WriteByte((byte)CompactType.Stop);
        _lastId = _outerIds.Pop();
    }

    public void Struct(short id)
    {
        Field(id, CompactType.Struct);
        BeginStruct();
    }

    /// <summary>Writes a member that is a struct without fields, as unions of the format use them for a choice.</summary>
    public void EmptyStruct(short id)
    {
        Struct(id);
        EndStruct();
    }

    public void Boolean(short id, bool value) => Field(id, value ? CompactType.True : CompactType.False);

    public void Byte(short id, sbyte value)
    {
        Field(id, CompactType.Byte);
        WriteByte((byte)value);
    }

    public void I16(short id, short value)
    {
        Field(id, CompactType.I16);
        ZigZag(value);
    }

    public void I32(short id, int value)
    {
        Field(id, CompactType.I32);
        ZigZag(value);
    }

    public void I64(short id, long value)
    {
        Field(id, CompactType.I64);
        ZigZag(value);
    }

    public void Binary(short id, ReadOnlySpan<byte> value)
    {
        Field(id, CompactType.Binary);
        BinaryElement(value);
    }

    public void Text(short id, string value)
    {
        Field(id, CompactType.Binary);
        TextElement(value);
    }

    public void List(short id, CompactType elementType, int count)
    {
        Field(id, CompactType.List);
        if (count <= LargestShortCount)
        {
            WriteByte((byte)((count << 4) | (byte)elementType));
            return;
        }

        WriteByte((byte)(0xF0 | (byte)elementType));
        Varint((ulong)count);
    }

    public void I32Element(int value) => ZigZag(value);

    public void I64Element(long value) => ZigZag(value);

    public void BooleanElement(bool value) => WriteByte((byte)(value ? CompactType.True : CompactType.False));

    public void TextElement(string value) => BinaryElement(Encoding.UTF8.GetBytes(value));

    public void BinaryElement(ReadOnlySpan<byte> value)
    {
        Varint((ulong)value.Length);
        output.Write(value);
    }

    private void Field(short id, CompactType type)
    {
        var delta = id - _lastId;
        if (delta is > 0 and <= LargestShortDelta)
        {
            WriteByte((byte)((delta << 4) | (byte)type));
        }
        else
        {
            WriteByte((byte)type);
            ZigZag(id);
        }

        _lastId = id;
    }

    private void ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    private void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    private void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
