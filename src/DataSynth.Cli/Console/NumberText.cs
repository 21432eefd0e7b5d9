using System.Globalization;

namespace DataSynth.Cli.Console;

/// <summary>Numbers as people read them.</summary>
internal static class NumberText
{
    /// <summary>A count with thousands separated by commas.</summary>
    /// <param name="value">The count.</param>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of a whole in percent, such as <c>12.5%</c>; <c>-</c> of nothing. Never 100% or 0% when something is missing or there.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole.</param>
    public static string Percent(long part, long whole)
    {
        if (whole <= 0)
            return "-";
        var percent = 100.0 * part / whole;
        if (part < whole && percent > 99.9)
            percent = 99.9;
        else if (part > 0 && percent < 0.1)
            percent = 0.1;
        return percent.ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>A rate with about three digits, such as <c>0.25</c>, <c>12.3</c> or <c>1,234</c>.</summary>
    /// <param name="value">How many per second.</param>
    public static string Rate(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>A length of time in its two greatest units, such as <c>3h 05m</c>, <c>12m 40s</c> or <c>8s</c>.</summary>
    /// <param name="value">The time; negative counts as none.</param>
    public static string Duration(TimeSpan value) => value switch
    {
        { TotalDays: >= 1 } => $"{(int)value.TotalDays}d {value.Hours:00}h",
        { TotalHours: >= 1 } => $"{value.Hours}h {value.Minutes:00}m",
        { TotalMinutes: >= 1 } => $"{value.Minutes}m {value.Seconds:00}s",
        _ => $"{Math.Max(0, (int)value.TotalSeconds)}s",
    };

    /// <summary>A size with a binary unit, such as <c>1.5 MiB</c>.</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
