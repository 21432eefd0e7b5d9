using System.Text.Json;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Http;

/// <summary>Writes a JSON object some of whose fields a user may replace, remove (null) or add.</summary>
internal sealed class OverridableObject
{
    private readonly Utf8JsonWriter _json;
    private readonly JsonObject _overrides;

    /// <summary>Opens the object.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="overrides">The user's fields, or null for none.</param>
    public OverridableObject(Utf8JsonWriter json, JsonObject? overrides)
    {
        _json = json;
        _overrides = overrides ?? JsonObject.Empty;
        json.WriteStartObject();
    }

    /// <summary>Writes a field unless the user has one of that name.</summary>
    /// <param name="name">The field.</param>
    /// <param name="write">Writes its value.</param>
    public void Field(string name, Action<Utf8JsonWriter> write)
    {
        if (IsOverridden(name))
            return;
        _json.WritePropertyName(name);
        write(_json);
    }

    /// <summary>Writes a text field, unless it is null or the user has one of that name.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">Its value.</param>
    public void Field(string name, string? value)
    {
        if (value is not null && !IsOverridden(name))
            _json.WriteString(name, value);
    }

    /// <inheritdoc cref="Field(string, string?)"/>
    public void Field(string name, bool? value)
    {
        if (value is not null && !IsOverridden(name))
            _json.WriteBoolean(name, value.Value);
    }

    /// <inheritdoc cref="Field(string, string?)"/>
    public void Field(string name, long? value)
    {
        if (value is not null && !IsOverridden(name))
            _json.WriteNumber(name, value.Value);
    }

    /// <inheritdoc cref="Field(string, string?)"/>
    public void Field(string name, double? value)
    {
        if (value is not null && !IsOverridden(name))
            _json.WriteNumber(name, value.Value);
    }

    /// <summary>Writes the user's fields in their order and closes the object.</summary>
    /// <param name="alreadyMerged">A field of the user's that was merged into one of ours, or null.</param>
    public void Close(string? alreadyMerged = null)
    {
        foreach (var (name, value) in _overrides.Members)
        {
            if (value is JsonNull || name == alreadyMerged)
                continue;
            _json.WritePropertyName(name);
            _json.WriteRawValue(value.ToString(), skipInputValidation: true);
        }

        _json.WriteEndObject();
    }

    private bool IsOverridden(string name) => _overrides.TryGet(name, out _);
}
