namespace DataSynth.Datasets.Prompts;

/// <summary>
/// What a template says of itself, between two lines of <c>---</c> at its very start: <c>calls: NAME</c> for the syntax that it asks for.
/// Lines that start with # are notes. The header is not sent.
/// </summary>
/// <param name="Syntax">How earlier calls are written.</param>
/// <param name="Length">Where the prompt itself begins, in UTF-16 units.</param>
internal sealed record PromptHeader(PromptSyntax Syntax, int Length)
{
    private const string Fence = "---";

    /// <summary>Reads the header of a template; one without has the defaults.</summary>
    /// <param name="text">The template, its lines ended by line feeds.</param>
    /// <param name="name">Its file, for messages.</param>
    /// <exception cref="PromptException">The header is not closed, or says what is not known.</exception>
    public static PromptHeader Read(string text, string name)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
            return new PromptHeader(PromptSyntaxes.Default, 0);

        var syntax = PromptSyntaxes.Default;
        var at = Fence.Length + 1;
        for (var number = 2; at < text.Length; number++)
        {
            var end = text.IndexOf('\n', at);
            var line = end < 0 ? text[at..] : text[at..end];
            at = end < 0 ? text.Length : end + 1;
            if (line.TrimEnd() == Fence)
                return new PromptHeader(syntax, at);
            if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith('#'))
                syntax = ReadLine(line, number, name);
        }

        throw new PromptException(name, 1, 1, "the header that begins here is not closed by a line ---");
    }

    private static PromptSyntax ReadLine(string line, int number, string name)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = (colon < 0 ? line : line[..colon]).Trim();
        if (colon < 0 || key != "calls")
            throw new PromptException(name, number, Column(line, 0), $"the header says \"{key}\"; known in a header: calls: NAME");

        var value = line[(colon + 1)..].Trim();
        return PromptSyntaxes.All.FirstOrDefault(one => one.Name == value)
            ?? throw new PromptException(
                name, number, Column(line, colon + 1), $"unknown syntax \"{value}\"; known: {string.Join(", ", PromptSyntaxes.All.Select(one => one.Name))}");
    }

    private static int Column(string line, int from)
    {
        while (from < line.Length && line[from] == ' ')
            from++;
        return from + 1;
    }
}
