using System.Buffers.Binary;
using System.Text;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// Member names, which are few and come again and again (<c>type</c>, <c>description</c>, <c>arguments</c>): one string for all of a
/// name's uses. Bounded, and thread-safe without a lock: a place holds one whole string or another.
/// </summary>
internal static class MemberNames
{
    private const int Places = 1024;

    /// <summary>Longer names are rarely repeated.</summary>
    private const int MaxLength = 32;

    private static readonly string?[] Known = new string?[Places];

    /// <summary>The string of a name.</summary>
    /// <param name="utf8">The name, without escapes.</param>
    /// <returns>Null when the name is not one that is remembered: long, or not ASCII.</returns>
    public static string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
            return null;
        ref var place = ref Known[Hash(utf8) % Places];
        var known = place;
        if (known is not null && Ascii.Equals(utf8, known))
            return known;
        return Ascii.IsValid(utf8) ? place = Encoding.ASCII.GetString(utf8) : null;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        Span<byte> padded = stackalloc byte[MaxLength];
        padded.Clear();
        utf8.CopyTo(padded);
        ulong hash = (uint)utf8.Length;
        for (var at = 0; at < utf8.Length; at += sizeof(ulong))
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(padded[at..])) * 0x9E37_79B9_7F4A_7C15;
        return (uint)(hash >> 40);
    }
}
