namespace DataSynth.Cli.Console;

/// <summary>Wraps words in ANSI colours, or leaves them alone.</summary>
/// <param name="Enabled">Whether colours are written; see https://no-color.org for when they are not.</param>
internal readonly record struct TextStyle(bool Enabled)
{
    /// <summary>No colours.</summary>
    public static TextStyle Plain { get; }

    /// <summary>For errors.</summary>
    /// <param name="text">The words.</param>
    public string Red(string text) => Wrap("31;1", text);

    /// <summary>For warnings.</summary>
    /// <param name="text">The words.</param>
    public string Yellow(string text) => Wrap("33;1", text);

    /// <summary>For what went well.</summary>
    /// <param name="text">The words.</param>
    public string Green(string text) => Wrap("32", text);

    /// <summary>For what matters less.</summary>
    /// <param name="text">The words.</param>
    public string Dim(string text) => Wrap("2", text);

    /// <summary>For headings.</summary>
    /// <param name="text">The words.</param>
    public string Bold(string text) => Wrap("1", text);

    private string Wrap(string code, string text) => Enabled ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
