using System.Globalization;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Members of a record that come under one of several names.</summary>
internal static class NamedMembers
{
    /// <summary>The value under the first name that the record has, or null.</summary>
    public static JsonValue? Find(this JsonObject record, string[] names)
    {
        foreach (var name in names)
        {
            if (record.TryGet(name, out var value))
                return value;
        }

        return null;
    }

    /// <summary>A text, or a number's text; null for anything else.</summary>
    public static string? FindText(this JsonObject record, string[] names) => record.Find(names) switch
    {
        JsonString text => text.Text,
        JsonNumber number => number.Text,
        _ => null,
    };

    /// <summary>A 64-bit integer; null for anything else.</summary>
    public static long? FindInteger(this JsonObject record, string[] names)
        => record.Find(names) is JsonNumber number && long.TryParse(number.Text, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A number; null for anything else.</summary>
    public static double? FindNumber(this JsonObject record, string[] names)
        => record.Find(names) is JsonNumber number && double.TryParse(number.Text, CultureInfo.InvariantCulture, out var value) ? value : null;
}
