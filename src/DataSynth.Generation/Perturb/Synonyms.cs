namespace DataSynth.Generation.Perturb;

/// <summary>
/// Spellings of one thing. A value that only changes the spelling is not wrong, whatever a comparison by letters says, so it must not
/// become a wrong answer.
/// </summary>
internal static class Synonyms
{
    private static readonly string[][] Groups =
    [
        ["celsius", "centigrade", "c", "°c"], ["fahrenheit", "f", "°f"], ["kelvin", "k"],
        ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"], ["g", "gram", "grams"], ["lb", "lbs", "pound", "pounds"], ["oz", "ounce", "ounces"],
        ["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"], ["m", "meter", "meters", "metre", "metres"],
        ["cm", "centimeter", "centimeters"], ["mm", "millimeter", "millimeters"], ["mi", "mile", "miles"], ["ft", "foot", "feet"],
        ["in", "inch", "inches"], ["mph", "miles per hour"], ["km/h", "kph", "kmh"], ["l", "liter", "liters", "litre", "litres"],
        ["ml", "milliliter", "milliliters"], ["gal", "gallon", "gallons"],
        ["usd", "dollar", "dollars", "$"], ["eur", "euro", "euros", "€"], ["gbp", "sterling", "£"], ["jpy", "yen", "¥"], ["inr", "rupee", "rupees"],
        ["s", "sec", "second", "seconds"], ["min", "minute", "minutes"], ["h", "hr", "hour", "hours"], ["day", "days", "daily"], ["week", "weeks", "weekly"],
        ["month", "months", "monthly"], ["year", "years", "yearly", "annual", "annually"],
        ["asc", "ascending"], ["desc", "descending"], ["yes", "true"], ["no", "false"], ["us", "usa", "united states"], ["uk", "united kingdom"],
    ];

    private static readonly Dictionary<string, int> GroupOf = Groups
        .SelectMany((group, index) => group.Select(word => (word, index)))
        .ToDictionary(pair => pair.word, pair => pair.index, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two texts are known to mean the same.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static bool Same(string left, string right)
        => GroupOf.TryGetValue(left.Trim(), out var group) && GroupOf.TryGetValue(right.Trim(), out var other) && group == other;
}
