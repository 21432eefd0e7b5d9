using System.Text;

namespace DataSynth.Datasets.Decontamination;

/// <summary>
/// The runs of eight words of a text: long enough that two texts do not share one by chance (the length of the GPT-3 and PaLM papers'
/// contamination checks is of the same order). In scripts that are written without spaces every character is a part of a word: five
/// eighths of one in Chinese and Japanese, whose words have about 1.6 characters, and a quarter in those of South-East Asia.
/// </summary>
internal static class WordRuns
{
    /// <summary>Words of a run.</summary>
    public const int Words = 8;

    private const int Word = 8;
    private const int Ideograph = 5;
    private const int Letter = 2;

    /// <summary>The runs of a text in the form of <c>PlainText</c>, as distinct hashes; none for a text of fewer words.</summary>
    public static HashSet<ulong> Of(string plain)
    {
        var parts = PartsOf(plain);
        var runs = new HashSet<ulong>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (run, weight) = (0UL, 0);
            for (var part = i; part < parts.Count && weight < Words * Word; part++)
            {
                run = (run ^ parts[part].Hash) * 0x9E3779B97F4A7C15 ^ (run >> 31);
                weight += parts[part].Weight;
            }

            if (weight < Words * Word)
                break;
            runs.Add(run);
        }

        return runs;
    }

    /// <summary>Whether a text has a run.</summary>
    public static bool IsInAny(string plain) => PartsOf(plain).Sum(part => part.Weight) >= Words * Word;

    private static List<(ulong Hash, int Weight)> PartsOf(string plain)
    {
        var parts = new List<(ulong, int)>();
        foreach (var range in plain.AsSpan().SplitAny(' ', '\n'))
        {
            var word = plain.AsSpan()[range];
            var start = 0;
            for (var i = 0; i < word.Length;)
            {
                Rune.DecodeFromUtf16(word[i..], out var rune, out var length);
                if (WeightOf(rune.Value) is var weight and < Word)
                {
                    AddWord(word[start..i]);
                    parts.Add((Hash(word.Slice(i, length)), weight));
                    start = i + length;
                }

                i += length;
            }

            AddWord(word[start..]);
        }

        return parts;

        void AddWord(ReadOnlySpan<char> letters)
        {
            if (!letters.IsEmpty)
                parts.Add((Hash(letters), Word));
        }
    }

    /// <summary>The share of a word that a character is, by the blocks of Unicode; <see cref="Word"/> for scripts that put spaces.</summary>
    private static int WeightOf(int character) => character switch
    {
        < 0x0E00 => Word,
        <= 0x0EFF or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) => Letter,
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => Ideograph,
        (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Ideograph,
        _ => Word,
    };

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in word)
            hash = (hash ^ character) * 0x100000001B3;
        hash ^= hash >> 32;
        return hash * 0xC4CEB9FE1A85EC53;
    }
}
