using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Shapes;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>A key that always has a value: the given one or its default.</summary>
/// <typeparam name="T">What the value becomes.</typeparam>
/// <param name="Name">The key as it is written.</param>
/// <param name="Shape">What the value may look like.</param>
/// <param name="Default">The value when the key is not given; of a required key, what stands in after the error is reported.</param>
/// <param name="Description">What it does.</param>
internal sealed record DefaultedKey<T>(string Name, Shape<T> Shape, T Default, string Description) : Key(Name, Description)
    where T : notnull
{
    /// <inheritdoc/>
    protected override JsonObject ValueSchema()
    {
        var schema = Shape.ToSchema();
        if (!IsRequired)
            schema["default"] = Shape.ToJson(Default);
        return schema;
    }
}
