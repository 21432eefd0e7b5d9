using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataSynth.Datasets.Keys;

/// <summary>128 bits of SHA-256 over a list of parts; equal keys mean equal lists for every practical purpose.</summary>
internal static class KeyHash
{
    /// <summary>Hashes parts, each with its length before it, so that no two lists give the same bytes.</summary>
    public static UInt128 Of(params ReadOnlySpan<string> parts) => BinaryPrimitives.ReadUInt128BigEndian(Digest(parts));

    /// <summary>The whole SHA-256 over parts.</summary>
    public static byte[] Digest(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
