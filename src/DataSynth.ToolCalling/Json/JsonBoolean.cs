namespace DataSynth.ToolCalling.Json;

/// <summary>The JSON literals <c>true</c> and <c>false</c>.</summary>
public sealed class JsonBoolean : JsonValue
{
    private JsonBoolean(bool value) => Value = value;

    /// <summary>The literal <c>true</c>.</summary>
    public static JsonBoolean True { get; } = new(value: true);

    /// <summary>The literal <c>false</c>.</summary>
    public static JsonBoolean False { get; } = new(value: false);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Boolean;

    /// <summary>The truth value.</summary>
    public bool Value { get; }

    /// <summary>The shared instance for a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static JsonBoolean Of(bool value) => value ? True : False;
}
