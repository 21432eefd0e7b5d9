using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>Keys with values, in the order of the file; no key twice.</summary>
/// <param name="Members">The keys with their values.</param>
/// <param name="Position">Where it starts.</param>
internal sealed record YamlMapping(IReadOnlyList<YamlMember> Members, SourcePosition Position) : YamlNode(Position)
{
    /// <inheritdoc/>
    public override string Description => "a mapping (key: value)";

    /// <summary>The member with this key; null when there is none.</summary>
    /// <param name="key">The key.</param>
    public YamlMember? Find(string key) => Members.FirstOrDefault(member => member.Key.Text == key);
}
