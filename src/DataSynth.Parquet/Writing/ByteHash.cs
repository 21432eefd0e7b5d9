using System.Numerics;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Writing;

/// <summary>A fast hash of bytes for tables in memory. It reaches no file, so it may differ between machines.</summary>
internal static class ByteHash
{
    // Odd constants with well spread bits, from the golden ratio and from the square roots of small primes.
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0x6A09E667F3BCC909;
    private const ulong Third = 0xBB67AE8584CAA73B;
    private const ulong Fourth = 0x3C6EF372FE94F82B;

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (First ^ (ulong)bytes.Length, Second, Third, Fourth);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = Mix(a, words[i], First);
            b = Mix(b, words[i + 1], Second);
            c = Mix(c, words[i + 2], Third);
            d = Mix(d, words[i + 3], Fourth);
        }

        for (; i < words.Length; i++)
            a = Mix(a, words[i], First);
        var tail = 0UL;
        foreach (var value in bytes[(words.Length * 8)..])
            tail = (tail << 8) | value;
        a = Mix(a, tail, Second) ^ BitOperations.RotateLeft(b, 17) ^ BitOperations.RotateLeft(c, 31) ^ BitOperations.RotateLeft(d, 47);
        a = (a ^ (a >> 32)) * Third;
        return (uint)(a ^ (a >> 29));
    }

    private static ulong Mix(ulong state, ulong word, ulong factor) => BitOperations.RotateLeft((state ^ word) * factor, 29);
}
