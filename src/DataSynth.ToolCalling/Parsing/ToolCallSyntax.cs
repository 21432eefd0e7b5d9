namespace DataSynth.ToolCalling.Parsing;

/// <summary>One way in which models write calls.</summary>
public abstract class ToolCallSyntax
{
    /// <summary>Describes a syntax.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it looks like; one line.</param>
    /// <param name="example">A call in it, with <c>\n</c> for line breaks.</param>
    private protected ToolCallSyntax(string name, string description, string example)
    {
        Name = name;
        Description = description;
        Example = example.Replace("\\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>The name under which hints and results speak of the syntax.</summary>
    public string Name { get; }

    /// <summary>What it looks like and who writes it; one line.</summary>
    public string Description { get; }

    /// <summary>A call of <c>get_weather</c> for Paris, as a model writes it in this syntax.</summary>
    public string Example { get; }

    /// <summary>Whether an earlier entry of the registry looks exactly the same, so that this one is only tried when it is named.</summary>
    internal bool IsAlias { get; init; }

    /// <summary>What the syntax looks like where nothing marks it: this is looked for among other words when the syntax is named as the
    /// hint. Default none.</summary>
    internal UnmarkedForm Unmarked { get; init; }

    /// <summary>Texts at which a block of calls may begin; empty for syntaxes without markers.</summary>
    internal virtual IReadOnlyList<string> Markers => [];

    /// <summary>Texts that end a block; empty where nothing does, or where calls of many kinds share them.</summary>
    internal virtual IReadOnlyList<string> BlockEnds => [];

    /// <summary>Whether a marker also ends reasoning that was never closed.</summary>
    internal virtual bool EndsReasoning => false;

    /// <summary>
    /// Reads the block at a marker. To keep the whole parse linear, an attempt that ends in <see cref="BlockOutcome.NotThis"/> must not
    /// have looked further than a fixed distance.
    /// </summary>
    /// <param name="session">The text and what is known about it.</param>
    /// <param name="at">Where the marker begins.</param>
    /// <param name="marker">The marker.</param>
    internal virtual Block ReadBlock(ParseSession session, int at, string marker) => Block.NotThis;

    /// <summary>Reads a text in which no marker was found, reasoning being cut already.</summary>
    /// <param name="session">The text, trimmed.</param>
    internal virtual Block ReadBare(ParseSession session) => Block.NotThis;
}
