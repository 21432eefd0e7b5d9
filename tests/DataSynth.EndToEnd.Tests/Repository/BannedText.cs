namespace DataSynth.EndToEnd.Tests.Repository;

/// <summary>Looks for texts that must not occur in code; comment lines may name them.</summary>
internal static class BannedText
{
    public static IReadOnlyList<string> FindIn(IEnumerable<(string Path, string[] Lines)> files, IReadOnlyList<string> banned)
        => [.. from file in files
               from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
               where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
               from text in banned
               where line.Text.Contains(text, StringComparison.Ordinal)
               select $"{file.Path}:{line.Number}: {text}"];
}
