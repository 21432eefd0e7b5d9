using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataSynth.Datasets.Keys;

/// <summary>128 bits of SHA-256 over a list of parts; equal keys mean equal lists for every practical purpose.</summary>
internal static class KeyHash
{
    private const int LengthBytes = 8;

    /// <summary>Hashes parts, each with its length before it, so that no two lists give the same bytes.</summary>
    public static UInt128 Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(parts, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    /// <summary>The whole SHA-256 over parts.</summary>
    public static byte[] Digest(params ReadOnlySpan<string> parts)
    {
        var digest = new byte[SHA256.HashSizeInBytes];
        Hash(parts, digest);
        return digest;
    }

    /// <summary>In one step over one buffer: a hash object for each key costs more than hashing it.</summary>
    private static void Hash(ReadOnlySpan<string> parts, Span<byte> digest)
    {
        var most = 0;
        foreach (var part in parts)
            most = checked(most + LengthBytes + Encoding.UTF8.GetMaxByteCount(part.Length));
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var used = 0;
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part, buffer.AsSpan(used + LengthBytes));
            BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), bytes);
            used += LengthBytes + bytes;
        }

        SHA256.HashData(buffer.AsSpan(0, used), digest);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
