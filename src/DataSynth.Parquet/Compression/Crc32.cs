using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DataSynth.Parquet.Compression;

/// <summary>CRC-32 with the polynomial of gzip (RFC 1952 §8), as Parquet's page headers hold it.</summary>
public static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The CRC of some bytes.</summary>
    /// <param name="bytes">The bytes; of none it is 0.</param>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        if (Pclmulqdq.IsSupported && Sse2.IsSupported && bytes.Length >= 64)
        {
            var whole = bytes.Length & ~15;
            crc = Fold(crc, bytes[..whole]);
            bytes = bytes[whole..];
        }

        return ~Slice(crc, bytes);
    }

    /// <summary>Eight bytes at a time through eight tables (Kounavis and Berry, "A systematic approach to building high performance
    /// software-based CRC generators", 2005).</summary>
    internal static uint Slice(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[(7 << 8) + (int)(low & 0xFF)] ^ tables[(6 << 8) + (int)((low >> 8) & 0xFF)]
                ^ tables[(5 << 8) + (int)((low >> 16) & 0xFF)] ^ tables[(4 << 8) + (int)(low >> 24)]
                ^ tables[(3 << 8) + (int)(high & 0xFF)] ^ tables[(2 << 8) + (int)((high >> 8) & 0xFF)]
                ^ tables[(1 << 8) + (int)((high >> 16) & 0xFF)] ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
            crc = (crc >> 8) ^ tables[(int)((crc ^ value) & 0xFF)];
        return crc;
    }

    /// <summary>Folding by carry-less multiplication (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ",
    /// Intel 2009; constants for the bit-reflected polynomial).</summary>
    /// <param name="crc">The state so far.</param>
    /// <param name="bytes">At least 64, in a multiple of 16.</param>
    private static uint Fold(uint crc, ReadOnlySpan<byte> bytes)
    {
        var byFour = Vector128.Create(0x0154442BD4, 0x01C6E41596);
        var byOne = Vector128.Create(0x01751997D0, 0x00CCAA009E);
        var x0 = Vector128.Create(bytes).AsInt64() ^ Vector128.CreateScalar(crc).AsInt64();
        var x1 = Vector128.Create(bytes[16..]).AsInt64();
        var x2 = Vector128.Create(bytes[32..]).AsInt64();
        var x3 = Vector128.Create(bytes[48..]).AsInt64();
        bytes = bytes[64..];
        while (bytes.Length >= 64)
        {
            x0 = FoldOne(x0, byFour, Vector128.Create(bytes).AsInt64());
            x1 = FoldOne(x1, byFour, Vector128.Create(bytes[16..]).AsInt64());
            x2 = FoldOne(x2, byFour, Vector128.Create(bytes[32..]).AsInt64());
            x3 = FoldOne(x3, byFour, Vector128.Create(bytes[48..]).AsInt64());
            bytes = bytes[64..];
        }

        x0 = FoldOne(x0, byOne, x1);
        x0 = FoldOne(x0, byOne, x2);
        x0 = FoldOne(x0, byOne, x3);
        while (bytes.Length >= 16)
        {
            x0 = FoldOne(x0, byOne, Vector128.Create(bytes).AsInt64());
            bytes = bytes[16..];
        }

        // The 16 bytes left have the same remainder as everything before them.
        Span<byte> folded = stackalloc byte[16];
        x0.AsByte().CopyTo(folded);
        return Slice(0, folded);
    }

    private static Vector128<long> FoldOne(Vector128<long> value, Vector128<long> constants, Vector128<long> next) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11) ^ next;

    private static uint[] MakeTables()
    {
        const uint Polynomial = 0xEDB88320;
        var tables = new uint[8 << 8];
        for (var i = 0; i < 256; i++)
        {
            var value = (uint)i;
            for (var bit = 0; bit < 8; bit++)
                value = (value >> 1) ^ (Polynomial & (0 - (value & 1)));
            tables[i] = value;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[(int)(tables[i - 256] & 0xFF)];
        return tables;
    }
}
