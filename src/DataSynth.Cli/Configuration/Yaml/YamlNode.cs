using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>A value of a YAML document with its place in the file.</summary>
/// <param name="Position">Where the value starts.</param>
internal abstract record YamlNode(SourcePosition Position)
{
    /// <summary>What the value is, for error texts, such as <c>the text "fast"</c> or <c>a list</c>.</summary>
    public abstract string Description { get; }
}
