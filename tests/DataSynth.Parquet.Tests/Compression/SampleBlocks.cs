using System.Text;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>Blocks of the kinds that codecs meet, always the same ones.</summary>
internal static class SampleBlocks
{
    private static readonly string[] Words = MakeWords();

    /// <summary>Made once: most of the time would go into making them.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } = [.. Make()];

    /// <summary>One mebibyte of text, made once.</summary>
    public static byte[] Mebibyte { get; } = Encoding.UTF8.GetBytes(Text(1 << 20, 11))[..(1 << 20)];

    private static IEnumerable<(string Name, byte[] Bytes)> Make()
    {
        yield return ("empty", []);
        yield return ("one byte", [42]);
        yield return ("two bytes", [1, 2]);
        yield return ("seven equal bytes", [.. Enumerable.Repeat((byte)7, 7)]);
        yield return ("100,000 equal bytes", [.. Enumerable.Repeat((byte)'x', 100_000)]);
        yield return ("a period of 3", [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 3))]);
        yield return ("a period of 300", [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 300 * 7))]);
        yield return ("15 random bytes", Random(15, 1));
        yield return ("64 random bytes", Random(64, 2));
        yield return ("random bytes over three blocks", Random(300_000, 3));
        yield return ("bits", [.. Random(50_000, 4).Select(b => (byte)(b & 1))]);
        yield return ("skewed bytes", [.. Random(200_000, 5).Select(b => (byte)(int.LeadingZeroCount(b) * 3))]);
        yield return ("text", Encoding.UTF8.GetBytes(Text(150_000, 6)));
        yield return ("short text", Encoding.UTF8.GetBytes(Text(300, 7)));
        yield return ("tools JSON", Encoding.UTF8.GetBytes(ToolsJson(400_000, 8)));
        yield return ("noise between repeats", Concat(Random(70_000, 9), Random(70_000, 9), Random(70_000, 10), Random(70_000, 9)));
        yield return ("pieces between equal bytes", PiecesBetweenEqualBytes());
        yield return ("little-endian counters", [.. Enumerable.Range(0, 60_000).SelectMany(i => BitConverter.GetBytes(i * 3))]);
    }

    public static byte[] Random(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Text(int length, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 3))]).Append(random.Next(9) == 0 ? ". " : " ");
        return text.ToString();
    }

    public static string ToolsJson(int length, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append($$$"""[{"name":"{{{Word(random)}}}_{{{Word(random)}}}","description":"{{{Text(80, random.Next(50))}}}","parameters":""")
                .Append($$$"""{"type":"object","properties":{"{{{Word(random)}}}":{"type":"string","enum":["{{{Word(random)}}}"]}, """)
                .Append($$$""" "limit":{"type":"integer","default":{{{random.Next(1000)}}}}},"required":["limit"]}}]""");
        }

        return text.ToString();
    }

    public static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    /// <summary>One block of noise, and one whose only literals are single bytes that the first block lacks.</summary>
    private static byte[] PiecesBetweenEqualBytes()
    {
        var noise = Random(128 << 10, 12).Select(value => value == 'x' ? (byte)'y' : value).ToArray();
        var random = new Random(13);
        var pieces = Enumerable.Range(0, 2_000).Select(_ => noise.AsSpan(random.Next(noise.Length - 40), 40).ToArray());
        return [.. noise, .. pieces.SelectMany(piece => piece.Prepend((byte)'x'))];
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static string[] MakeWords()
    {
        var random = new Random(1);
        char Letter() => (char)('a' + (int)(26 * Math.Pow(random.NextDouble(), 2)));
        return [.. Enumerable.Range(0, 2_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 10)).Select(_ => Letter())))];
    }
}
