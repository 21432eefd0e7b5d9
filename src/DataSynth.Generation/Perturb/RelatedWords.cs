using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Units, currencies, days and opposites: words of which one is easily taken for another.</summary>
internal static class RelatedWords
{
    private static readonly string[][] Sets =
    [
        ["celsius", "fahrenheit", "kelvin"], ["metric", "imperial"], ["km", "miles"], ["kilometers", "miles"], ["meters", "feet"],
        ["m", "ft"], ["cm", "inches"], ["km/h", "mph"], ["kg", "lbs"], ["kilograms", "pounds"], ["grams", "ounces"], ["g", "oz"],
        ["liters", "gallons"], ["ml", "cups"], ["C", "F"], ["GB", "MB", "TB"], ["USD", "EUR", "GBP", "JPY"], ["dollars", "euros", "pounds"],
        ["seconds", "minutes", "hours"], ["second", "minute", "hour"], ["days", "weeks", "months", "years"], ["day", "week", "month", "year"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["today", "tomorrow", "yesterday"], ["daily", "weekly", "monthly", "yearly"], ["morning", "afternoon", "evening"],
        ["asc", "desc"], ["ascending", "descending"], ["north", "south"], ["east", "west"], ["AM", "PM"], ["male", "female"],
        ["min", "max"], ["open", "closed"], ["true", "false"], ["yes", "no"], ["low", "medium", "high"], ["red", "blue", "green"],
    ];

    /// <summary>The text with one related word in place of another: a word of it, or what follows a number without a space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="random">The source of the order.</param>
    public static IEnumerable<string> Replace(string text, SeededRandom random)
    {
        var found = Words(text).ToList();
        foreach (var (start, length) in found)
        {
            var word = text.Substring(start, length);
            // A single letter is a unit only after a number.
            if (length == 1 && !(text.AsSpan(0, start).TrimEnd() is [.., >= '0' and <= '9']))
                continue;
            foreach (var other in Related(word, random))
                yield return text[..start] + LikeCase(other, word) + text[(start + length)..];
        }
    }

    private static string[] Related(string word, SeededRandom random)
    {
        var related = Sets.Where(set => set.Contains(word, StringComparer.OrdinalIgnoreCase))
            .SelectMany(set => set)
            .Where(other => !other.Equals(word, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        random.Shuffle(related.AsSpan());
        return related;
    }

    private static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '/' && end > start)))
                end++;
            if (end > start)
                yield return (start, end - start);
            start = Math.Max(end, start + 1);
        }
    }

    private static string LikeCase(string word, string model)
        => model.All(char.IsLower) ? word.ToLowerInvariant()
            : model.Length > 1 && model.All(char.IsUpper) ? word.ToUpperInvariant()
            : char.IsUpper(model[0]) ? char.ToUpperInvariant(word[0]) + word[1..]
            : word;
}
