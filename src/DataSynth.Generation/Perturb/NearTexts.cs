using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Texts near a right one: the next day, another unit, another number within, a word too few, a slip of the pen.</summary>
internal static class NearTexts
{
    private static readonly string[][] Units =
    [
        ["celsius", "fahrenheit", "kelvin"], ["metric", "imperial"], ["km", "miles"], ["kilometers", "miles"], ["meters", "feet"],
        ["m", "ft"], ["kg", "lbs"], ["kilograms", "pounds"], ["grams", "ounces"], ["USD", "EUR", "GBP"], ["seconds", "minutes", "hours"],
        ["days", "weeks", "months"], ["asc", "desc"], ["ascending", "descending"], ["north", "south"], ["east", "west"], ["AM", "PM"],
        ["min", "max"], ["open", "closed"], ["true", "false"], ["yes", "no"], ["low", "medium", "high"], ["red", "blue", "green"],
    ];

    /// <summary>Proposes texts.</summary>
    /// <param name="text">The right text.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<string> Of(string text, SeededRandom random)
    {
        if (OtherDay(text, random) is { } day)
            yield return day;
        foreach (var unit in OtherUnits(text))
            yield return unit;
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

    private static IEnumerable<string> OtherUnits(string text)
        => Units.Where(set => set.Contains(text, StringComparer.OrdinalIgnoreCase))
            .SelectMany(set => set)
            .Where(unit => !unit.Equals(text, StringComparison.OrdinalIgnoreCase));

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
        var places = Enumerable.Range(0, Math.Max(0, text.Length - 1))
            .Where(i => char.IsLetter(text[i]) && char.IsLetter(text[i + 1]) && char.ToLowerInvariant(text[i]) != char.ToLowerInvariant(text[i + 1]))
            .ToList();
        if (places.Count == 0)
            return null;
        var place = random.Pick(places);
        return text[..place] + text[place + 1] + text[place] + text[(place + 2)..];
    }
}
