namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>One <c>key: value</c>.</summary>
/// <param name="Key">The key and its place.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlMember(YamlScalar Key, YamlNode Value);
