namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>How a syntax with one tag per parameter spells its tags.</summary>
/// <param name="Call">The element of one call, such as <c>function</c> or <c>invoke</c>.</param>
/// <param name="Parameter">The element of one parameter, such as <c>parameter</c>.</param>
internal sealed record TagDialect(string Call, string Parameter)
{
    /// <summary>Elements around the parameters that say nothing; default none.</summary>
    public string[] Wrappers { get; init; } = [];

    /// <summary>Whether one line break at each end of a value belongs to the layout; default true.</summary>
    public bool TrimsLineBreaks { get; init; } = true;

    /// <summary>Whether values are XML text, with entities and CDATA sections; default false: what looks like markup is text.</summary>
    public bool IsXml { get; init; }

    /// <summary>Whether values without a declared type are read as JSON where they are JSON; default false.</summary>
    public bool UntypedAsJson { get; init; }

    /// <summary>Whether names stand in an attribute (<c>&lt;invoke name="f"&gt;</c>) rather than behind the element
    /// (<c>&lt;function=f&gt;</c>); default true. It decides what is looked for, not what is accepted inside a block.</summary>
    public bool NamedByAttribute { get; init; } = true;

    /// <summary>What a call begins with, up to its name.</summary>
    public string CallOpen { get; } = "<" + Call;

    /// <summary>What a call ends with.</summary>
    public string CallClose { get; } = "</" + Call + ">";

    /// <summary>What a parameter begins with, up to its name.</summary>
    public string ParameterOpen { get; } = "<" + Parameter;

    /// <summary>What a parameter ends with.</summary>
    public string ParameterClose { get; } = "</" + Parameter + ">";
}
