using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Texts near a right one: the next day, another unit, another number within, a word too few, a slip of the pen.</summary>
internal static class NearTexts
{
    /// <summary>Words of which one is easily taken for another.</summary>
    private static readonly string[][] Kin =
    [
        ["celsius", "fahrenheit", "kelvin"], ["metric", "imperial"], ["km", "miles"], ["kilometers", "miles"], ["meters", "feet"],
        ["m", "ft"], ["kg", "lbs"], ["kilograms", "pounds"], ["grams", "ounces"], ["USD", "EUR", "GBP"], ["seconds", "minutes", "hours"],
        ["days", "weeks", "months"], ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["asc", "desc"], ["ascending", "descending"], ["north", "south"], ["east", "west"], ["AM", "PM"],
        ["min", "max"], ["open", "closed"], ["true", "false"], ["yes", "no"], ["low", "medium", "high"], ["red", "blue", "green"],
    ];

    /// <summary>Proposes texts.</summary>
    /// <param name="text">The right text.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<string> Of(string text, SeededRandom random)
    {
        if (OtherDay(text, random) is { } day)
            yield return day;
        foreach (var word in Kindred(text, random).Take(3))
            yield return word;
        if (OtherNumber(text, random) is { } number)
            yield return number;

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            yield return string.Join(' ', words[..^1]);
            yield return words[random.Next(words.Length)];
        }

        if (Slip(text, random) is { } slip)
            yield return slip;
        yield return text.Length == 0 ? "unknown" : text + "s";
        if (text.Length > 0)
            yield return "";
    }

    private static string? OtherDay(string text, SeededRandom random)
    {
        if (text.Length < 10 || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", out var date) || date.Year is < 2 or > 9998)
            return null;
        return date.AddDays(random.Next(2) == 0 ? 1 : -1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + text[10..];
    }

    private static string[] Kindred(string text, SeededRandom random)
    {
        var words = Kin.Where(set => set.Contains(text, StringComparer.OrdinalIgnoreCase))
            .SelectMany(set => set)
            .Where(word => !word.Equals(text, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        random.Shuffle(words.AsSpan());
        return words;
    }

    /// <summary>Changes the first run of digits; the notation around it stays.</summary>
    private static string? OtherNumber(string text, SeededRandom random)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return null;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var digits = text[start..end];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        var near = NearNumbers.Of(JsonNumber.Of(value), random).First().Text.TrimStart('-').PadLeft(digits.Length, '0');
        return text[..start] + near + text[end..];
    }

    /// <summary>Swaps two neighbouring letters that differ.</summary>
    private static string? Slip(string text, SeededRandom random)
    {
        var places = Enumerable.Range(0, Math.Max(0, text.Length - 1)).Where(i => CanSwap(text[i], text[i + 1])).ToList();
        if (places.Count == 0)
            return null;
        var place = random.Pick(places);
        return text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
    }

    private static bool CanSwap(char left, char right)
        => char.IsLetter(left) && char.IsLetter(right) && char.ToLowerInvariant(left) != char.ToLowerInvariant(right);
}
