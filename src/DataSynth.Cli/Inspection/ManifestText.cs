using System.Text.Json;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Inspection;

/// <summary>Values of a manifest for people.</summary>
internal static class ManifestText
{
    /// <summary>A value: numbers grouped, members of an object one after the other, text as far as it is harmless on a terminal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="between">What stands between a member's name and its value.</param>
    public static string Of(JsonElement value, string between) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => NumberText.Count(number),
        JsonValueKind.String => DisplayWidth.Printable(value.GetString()!),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(member => $"{DisplayWidth.Printable(member.Name)}{between}{Of(member.Value, between)}")),
        _ => DisplayWidth.Printable(value.GetRawText()),
    };
}
