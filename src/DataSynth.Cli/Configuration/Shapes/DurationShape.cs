using System.Globalization;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A length of time: a number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>, above zero and at most a day.</summary>
internal sealed class DurationShape : Shape<TimeSpan>
{
    private static readonly (string Unit, double Milliseconds)[] Units =
        [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];

    /// <inheritdoc/>
    public override string Expected => "a duration up to 24h, such as 500ms, 30s, 10m or 2h";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out TimeSpan value)
    {
        value = default;
        return node is YamlScalar { Text: var text } && TryParse(text, out value) || Refuse(node, diagnostics);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]+(\\.[0-9]+)?(ms|s|m|h)$" };

    /// <inheritdoc/>
    public override JsonNode? ToJson(TimeSpan value) => Format(value);

    /// <summary>The shortest spelling of a duration.</summary>
    /// <param name="value">A duration of whole milliseconds.</param>
    public static string Format(TimeSpan value)
    {
        var milliseconds = (long)value.TotalMilliseconds;
        var (unit, size) = Units.Last(unit => milliseconds % (long)unit.Milliseconds == 0);
        return $"{milliseconds / (long)size}{unit}";
    }

    private static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var digits = text.AsSpan().TrimEnd("mshd").Length;
        var unit = Array.Find(Units, candidate => text.AsSpan(digits).SequenceEqual(candidate.Unit));
        if (unit.Unit is null
            || !double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;

        var milliseconds = number * unit.Milliseconds;
        if (!(milliseconds >= 1 && milliseconds <= TimeSpan.MillisecondsPerDay))
            return false;
        value = TimeSpan.FromMilliseconds(Math.Round(milliseconds));
        return true;
    }
}
