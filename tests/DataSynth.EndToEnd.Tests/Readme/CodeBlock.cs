namespace DataSynth.EndToEnd.Tests.Readme;

/// <summary>One fenced block of a Markdown file.</summary>
/// <param name="Language">The word after the opening fence.</param>
/// <param name="Line">1-based line of the opening fence.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record CodeBlock(string Language, int Line, string Text)
{
    public static IReadOnlyList<CodeBlock> In(string markdown)
    {
        var blocks = new List<CodeBlock>();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;

            var start = i;
            var body = lines.Skip(start + 1).TakeWhile(line => line != "```").ToList();
            i += body.Count + 1;
            blocks.Add(new CodeBlock(lines[start][3..].Trim(), start + 1, string.Join('\n', body)));
        }

        return blocks;
    }
}
