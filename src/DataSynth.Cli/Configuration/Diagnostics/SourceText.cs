namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>A text file and its lines, for messages that show the line they speak of.</summary>
/// <param name="path">The path as the user gave it.</param>
/// <param name="text">The whole text.</param>
internal sealed class SourceText(string path, string text)
{
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>One line without its line break.</summary>
    /// <param name="number">The line, counted from 1.</param>
    /// <returns>The line; null when the file is shorter.</returns>
    public string? Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1] : null;
}
