using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Configuration.Yaml;

/// <summary>A text, number, truth value or null.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes; only then can it be a number, a truth value or null.</param>
/// <param name="Position">Where it starts.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, SourcePosition Position) : YamlNode(Position)
{
    private const int MaxShown = 60;

    /// <summary>Whether it is null in YAML 1.2's core schema: nothing at all, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether it is <c>true</c> or <c>false</c>; YAML 1.1's <c>yes</c> and <c>no</c> are texts.</summary>
    public bool IsBoolean => IsPlain && Text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE";

    /// <inheritdoc/>
    public override string Description
        => IsNull ? "nothing" : IsPlain ? Shown : $"the text \"{Shown}\" in quotes";

    private string Shown => DisplayWidth.Truncate(DisplayWidth.Printable(Text), MaxShown);
}
