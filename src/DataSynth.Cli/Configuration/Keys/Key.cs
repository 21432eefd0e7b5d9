using System.Text.Json.Nodes;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>What all keys of a pipeline file have: a name, a description, and their place in the JSON Schema.</summary>
/// <param name="Name">The key as it is written.</param>
/// <param name="Description">What it does, in one or two sentences; the default is added by the schema.</param>
internal abstract record Key(string Name, string Description)
{
    /// <summary>Whether the key must be given; default false.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The JSON Schema of the key's value, with description and default.</summary>
    public JsonObject ToSchema()
    {
        var schema = ValueSchema();
        schema["description"] = Description;
        return schema;
    }

    /// <summary>The JSON Schema of the key's value, with its default.</summary>
    protected abstract JsonObject ValueSchema();
}
