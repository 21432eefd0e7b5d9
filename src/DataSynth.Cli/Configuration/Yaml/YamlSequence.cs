using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">The values in order.</param>
/// <param name="Position">Where it starts.</param>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourcePosition Position) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => "a list";
}
