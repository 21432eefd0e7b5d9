using System.Globalization;

namespace DataSynth.Generation.Perturb;

/// <summary>Dates and times of day in the notations that tools ask for, and their neighbours in the same notation.</summary>
internal static class WrittenTimes
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "d.M.yyyy", "MM-dd-yyyy", "dd-MM-yyyy", "yyyyMMdd",
        "MMMM d, yyyy", "MMM d, yyyy", "d MMMM yyyy", "d MMM yyyy",
    ];

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] Times = ["HH:mm:ss", "HH:mm", "H:mm", "h:mm tt", "hh:mm tt", "h:mmtt", "h tt", "htt"];

    private static readonly string[] Months = ["yyyy-MM", "MMMM yyyy"];

    /// <summary>Whether a text is a date in ISO 8601's notation.</summary>
    /// <param name="text">The text.</param>
    public static bool IsDate(string text) => Read(text, "yyyy-MM-dd") is not null;

    /// <summary>Whether a text is a date or time in a notation known.</summary>
    /// <param name="text">The text.</param>
    public static bool IsKnown(string text) => Near(text, 1).Any();

    /// <summary>Off by one day, hour or month, the same notation.</summary>
    /// <param name="text">The right text.</param>
    /// <param name="step">1 or -1: which way is tried first.</param>
    public static IEnumerable<string> Near(string text, int step)
    {
        if (text.Length is < 3 or > 30)
            return [];
        if (First(text, Dates) is var (date, notation))
            return Write(notation, () => date.AddDays(step), () => date.AddMonths(step), () => date.AddDays(-step), () => date.AddYears(step));
        if (First(text, Instants) is var (instant, instantNotation))
            return Write(instantNotation, () => instant.AddDays(step), () => instant.AddHours(step), () => instant.AddDays(-step), () => instant.AddMonths(step));
        if (First(text, Times) is var (time, timeNotation))
            return Write(timeNotation, () => time.AddHours(step), () => time.AddHours(-step), () => time.AddHours(12), () => time.AddHours(2 * step));
        return First(text, Months) is var (month, monthNotation)
            ? Write(monthNotation, () => month.AddMonths(step), () => month.AddMonths(-step), () => month.AddYears(step))
            : [];
    }

    private static (DateTime Value, string Notation)? First(string text, string[] notations)
    {
        foreach (var notation in notations)
        {
            if (Read(text, notation) is { Year: > 1 and < 9998 } value)
                return (value, notation);
        }

        return null;
    }

    /// <summary>Reads a text that would be written the same way again. A time of day alone is read into a fixed day, never into
    /// today.</summary>
    private static DateTime? Read(string text, string notation)
    {
        const DateTimeStyles style = DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParseExact(text, notation, CultureInfo.InvariantCulture, style, out var value)
            || value.ToString(notation, CultureInfo.InvariantCulture) != text)
            return null;
        return value.Year == 1 ? value.AddYears(1999) : value;
    }

    private static IEnumerable<string> Write(string notation, params Func<DateTime>[] moments)
        => moments.Select(moment => moment().ToString(notation, CultureInfo.InvariantCulture));
}
