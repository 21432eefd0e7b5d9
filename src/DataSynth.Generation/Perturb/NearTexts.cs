using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Texts near a right one: the next day, another unit, another number, another name of the conversation, a word too few.</summary>
internal static class NearTexts
{
    private const int MaxShortWords = 12;

    /// <summary>Proposes texts that mean something else.</summary>
    /// <param name="text">The right text.</param>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<string> Of(string text, ConversationWords words, SeededRandom random)
        => Proposals(text, words, random).Where(near => !Synonyms.Same(text, near));

    /// <summary>Slips of the pen, for where nothing else is wrong: two letters within a word change places, never the first and never
    /// a capital; a letter too many; nothing.</summary>
    /// <param name="text">The right text.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<string> Slips(string text, SeededRandom random)
    {
        var places = Enumerable.Range(0, Math.Max(0, text.Length - 1)).Where(i => i > 0 && char.IsLetter(text[i - 1]) && CanSwap(text[i], text[i + 1])).ToList();
        if (places.Count > 0)
        {
            var place = random.Pick(places);
            yield return text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
        }

        if (text.Length > 0 && char.IsLower(text[^1]))
            yield return text + "s";
        yield return text.Length == 0 ? "unknown" : "";
    }

    private static IEnumerable<string> Proposals(string text, ConversationWords words, SeededRandom random)
    {
        if (WrittenTimes.IsKnown(text))
        {
            foreach (var near in WrittenTimes.Near(text, random.Next(2) == 0 ? 1 : -1))
                yield return near;
            yield break;
        }

        foreach (var near in RelatedWords.Replace(text, random).Take(3))
            yield return near;
        if (OtherNumber(text, random) is { } number)
            yield return number;
        foreach (var near in FromConversation(text, words, random).Take(6))
            yield return near;
        foreach (var near in OtherLength(text, words, random))
            yield return near;
    }

    /// <summary>Names for a name, numbers for a number, other words for a word.</summary>
    private static string[] FromConversation(string text, ConversationWords words, SeededRandom random)
    {
        var fitting = text switch
        {
            "" => words.All,
            _ when text.All(char.IsAsciiDigit) => words.Numbers,
            _ when text.Any(char.IsAsciiDigit) => [.. words.All.Where(word => word.Any(char.IsAsciiDigit) && char.IsLetter(word[0]) == char.IsLetter(text[0]))],
            _ when char.IsUpper(text[0]) => words.Names,
            _ when text.All(char.IsLetter) => [.. words.All.Where(word => !char.IsUpper(word[0]) && word.All(char.IsLetter))],
            _ => [],
        };
        var others = fitting.Where(word => !IsForm(word, text)).ToArray();
        random.Shuffle(others.AsSpan());
        return others;
    }

    /// <summary>Whether two words may be forms of one (<c>Gdańsk</c>, <c>Gdańska</c>): one contains the other, or they begin alike and differ in
    /// their endings at most.</summary>
    private static bool IsForm(string word, string text)
    {
        const int longestEnding = 2;
        var common = word.AsSpan().CommonPrefixLength(text);
        return text.Contains(word, StringComparison.OrdinalIgnoreCase)
            || (text.Length > 0 && word.Contains(text, StringComparison.OrdinalIgnoreCase))
            || (common > longestEnding && Math.Max(word.Length, text.Length) - common <= longestEnding);
    }

    /// <summary>Drops or adds a word where the text is short and free.</summary>
    private static IEnumerable<string> OtherLength(string text, ConversationWords words, SeededRandom random)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > MaxShortWords)
            yield break;
        yield return string.Join(' ', parts[..^1]);
        yield return string.Join(' ', parts[1..]);
        var added = words.All.Where(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (added.Count > 0)
            yield return text + " " + random.Pick(added);
    }

    /// <summary>Changes the last run of digits; the notation around it stays.</summary>
    private static string? OtherNumber(string text, SeededRandom random)
    {
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (end == 0)
            return null;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        var digits = text[start..end];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        var near = NearNumbers.Of(JsonNumber.Of(value), random).First().Text.TrimStart('-').PadLeft(digits.Length, '0');
        return text[..start] + near + text[end..];
    }

    private static bool CanSwap(char left, char right) => char.IsLower(left) && char.IsLower(right) && left != right;
}
