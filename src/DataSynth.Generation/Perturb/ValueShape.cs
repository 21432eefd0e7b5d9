using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>What a value must look like, with the hints of its JSON Schema that do not decide whether values are equal.</summary>
/// <param name="Name">The parameter's name; empty for elements and for the arguments as a whole.</param>
/// <param name="Schema">Types, members and default.</param>
/// <param name="Source">The schema as it was written, or null where it is not an object.</param>
internal sealed record ValueShape(string Name, ParameterSchema Schema, JsonObject? Source)
{
    /// <summary>What says nothing.</summary>
    public static ValueShape Anything { get; } = new("", ParameterSchema.Anything, null);

    /// <summary>The smallest number allowed, or null.</summary>
    public decimal? Minimum => Hint("minimum") ?? Hint("exclusiveMinimum");

    /// <summary>The largest number allowed, or null.</summary>
    public decimal? Maximum => Hint("maximum") ?? Hint("exclusiveMaximum");

    /// <summary>The format named, or the one that the description spells; empty otherwise.</summary>
    public string Format => Source?.GetText("format")
        ?? (Schema.Description?.Contains("YYYY-MM-DD", StringComparison.OrdinalIgnoreCase) == true ? "date" : "");

    /// <summary>The arguments of a tool.</summary>
    /// <param name="tool">The tool, or null when it is not offered.</param>
    public static ValueShape Of(Tool? tool)
        => tool is null ? Anything : new ValueShape("", ToolSchema.Of(tool).Root, tool.Parameters as JsonObject);

    /// <summary>A property; flat maps have it at the top.</summary>
    /// <param name="name">Its name.</param>
    public ValueShape Property(string name)
    {
        var properties = Child(Source, "properties") ?? Source;
        return new ValueShape(name, Schema.PropertyOrAnything(name), Child(properties, name));
    }

    /// <summary>The element at a position.</summary>
    /// <param name="position">From 0.</param>
    public ValueShape ItemAt(int position) => new("", Schema.ItemAt(position), Child(Source, "items"));

    /// <summary>Whether a value is within the bounds, lengths and format; what they do not speak of fits.</summary>
    /// <param name="value">The value.</param>
    public bool Fits(JsonValue value) => value switch
    {
        JsonNumber number => !decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || FitsAmount(amount),
        JsonString text => text.Text.Length >= (Hint("minLength") ?? 0)
            && text.Text.Length <= (Hint("maxLength") ?? int.MaxValue)
            && (Format != "date" || WrittenTimes.IsDate(text.Text)),
        JsonArray array => array.Items.Count >= (Hint("minItems") ?? 0)
            && array.Items.Count <= (Hint("maxItems") ?? int.MaxValue)
            && array.Items.Select((item, position) => ItemAt(position).Fits(item)).All(fits => fits),
        JsonObject map => map.Members.All(member => Property(member.Name).Fits(member.Value)),
        _ => true,
    };

    private bool FitsAmount(decimal amount)
        => !(amount < Hint("minimum") || amount > Hint("maximum") || amount <= Hint("exclusiveMinimum") || amount >= Hint("exclusiveMaximum"));

    private decimal? Hint(string keyword)
        => Source is not null && Source.TryGet(keyword, out var value) && value is JsonNumber number
            && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    private static JsonObject? Child(JsonObject? map, string name)
        => map is not null && map.TryGet(name, out var value) ? value as JsonObject : null;
}
