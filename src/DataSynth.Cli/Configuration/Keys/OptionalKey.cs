using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Shapes;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>A key that may have no value; its description says what then holds.</summary>
/// <typeparam name="T">What the value becomes.</typeparam>
/// <param name="Name">The key as it is written.</param>
/// <param name="Shape">What the value may look like.</param>
/// <param name="Description">What it does, and what holds without it.</param>
internal sealed record OptionalKey<T>(string Name, Shape<T> Shape, string Description) : Key(Name, Description)
    where T : notnull
{
    /// <inheritdoc/>
    protected override JsonObject ValueSchema() => Shape.ToSchema();
}
