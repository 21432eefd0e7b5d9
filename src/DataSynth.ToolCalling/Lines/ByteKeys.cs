using System.Numerics;
using System.Runtime.InteropServices;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Hashes the keys of caches.</summary>
internal static class ByteKeys
{
    /// <summary>A hash of every other word. What collides only displaces each other, so that speed counts for more than spread.</summary>
    public static uint Hash(ReadOnlySpan<byte> key)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        const int Stride = 2;
        var words = MemoryMarshal.Cast<byte, ulong>(key);
        var hash = (ulong)key.Length;
        for (var i = 0; i < words.Length; i += Stride)
            hash = (BitOperations.RotateLeft(hash, 29) ^ words[i]) * Prime;
        foreach (var last in key[(words.Length * sizeof(ulong))..])
            hash = (hash ^ last) * Prime;
        return (uint)(hash >> 32);
    }
}
