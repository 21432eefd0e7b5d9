using System.Buffers.Binary;

namespace DataSynth.Journal;

/// <summary>
/// The identity of a request: 32 bytes, such as a SHA-256 over everything that shapes the reply. Equal keys mean that the same
/// would be asked, so that one reply serves both.
/// </summary>
public readonly record struct RequestKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    /// <summary>A key from its bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Length"/> bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public RequestKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"Found a request key of {bytes.Length} bytes, expected {Length}.", nameof(bytes));
        }

        _high = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        _low = BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]);
    }

    /// <summary>A key from hexadecimal text.</summary>
    /// <param name="hex">Exactly 64 digits in either letter case.</param>
    /// <exception cref="FormatException">Not hexadecimal.</exception>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static RequestKey Parse(string hex) => new(Convert.FromHexString(hex));

    /// <summary>The bytes, in a new array.</summary>
    public byte[] ToByteArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), _low);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToByteArray());
}
