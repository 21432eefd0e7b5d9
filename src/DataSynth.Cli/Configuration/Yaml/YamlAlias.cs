using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>Stands where the file has an alias; it has been reported, so that readers pass over it without a second error.</summary>
/// <param name="Position">Where it stands.</param>
internal sealed record YamlAlias(SourcePosition Position) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => "an alias";
}
