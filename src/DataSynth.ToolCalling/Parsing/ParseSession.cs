using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>What the readers of one text share.</summary>
/// <param name="text">The text.</param>
/// <param name="tools">The tools offered.</param>
/// <param name="options">Hint and limits.</param>
/// <param name="limits">Where limits that are reached are written down.</param>
internal sealed class ParseSession(string text, OfferedTools tools, ParseOptions options, LimitReached limits)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Where the text ends; end-of-sequence tokens that a server left in it lie behind.</summary>
    public int End { get; init; } = text.Length;

    /// <summary>The tools offered.</summary>
    public OfferedTools Tools { get; } = tools;

    /// <summary>Hint and limits.</summary>
    public ParseOptions Options { get; } = options;

    /// <summary>What was mended so far.</summary>
    public RepairLog Log { get; } = new(options.Repair, limits);

    /// <summary>The limits reached so far.</summary>
    public LimitReached Limits { get; } = limits;

    /// <summary>The syntax that the caller named, while only that one is tried; null otherwise.</summary>
    public ToolCallSyntax? Hinted { get; set; }

    /// <summary>Where the stretch of text begins that stands before the marker at hand and was not sorted yet.</summary>
    public int StretchStart { get; set; }

    /// <summary>A session on a part of the text, or on another text, with a log of its own.</summary>
    public ParseSession On(string other) => new(other, Tools, Options, Limits) { Hinted = Hinted };

    /// <summary>Whether there are more calls than allowed; writes that down.</summary>
    /// <param name="count">How many calls there are.</param>
    public bool HasTooMany(int count)
    {
        if (count <= Options.MaxCalls)
            return false;
        Limits.Note($"the text has more than the {Options.MaxCalls} calls allowed");
        return true;
    }

    /// <summary>Whether a text can be the name of a tool: one with blanks or signs, or one that is to be filled in, only where such a tool was offered.</summary>
    /// <param name="name">The text, trimmed.</param>
    public bool IsToolName(ReadOnlySpan<char> name)
        => (NameThenJson.IsName(name) && !name.ContainsAny(' ', '\t') && !Placeholder.IsOne(name.ToString(), Tools)) || (!name.IsEmpty && Tools.Has(name.ToString()));

    /// <summary>Whether a text is the name of a tool even where little says so: one that was offered, or one word that ends as no sentence does.</summary>
    /// <param name="name">The text, trimmed.</param>
    public bool IsPlainName(string name)
        => Tools.Has(name)
            || (name.Length > 0 && TextSpans.IsNamePart(name[^1]) && name.All(letter => TextSpans.IsNamePart(letter) || letter is '-' or '.' or '/' or ':'));

    /// <summary>A lenient reader of JSON that begins at a position.</summary>
    /// <param name="at">The position.</param>
    /// <param name="endMarkers">Markers that end the surrounding block.</param>
    /// <param name="allowLineBreaks">Whether strings may run over line breaks as a repair.</param>
    /// <param name="isItem">Whether the value is an item of a list.</param>
    public LenientJsonReader JsonAt(int at, IReadOnlyList<string> endMarkers, bool allowLineBreaks = true, bool isItem = false)
        => new(Text, at, End, Log, Options.MaxDepth, endMarkers) { AllowLineBreaks = allowLineBreaks, IsItem = isItem };

    /// <summary>Types raw text by the schema of a tool's parameter.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="raw">The text between the tags.</param>
    /// <param name="untypedAsJson">Whether text without a declared type is read as JSON where it is JSON.</param>
    /// <returns>Null where the text does not fit the type and nothing may be mended.</returns>
    public JsonValue? Typed(string tool, string parameter, string raw, bool untypedAsJson)
        => TaggedValue.Read(raw, DeclaredTypes.Of(Tools.ParameterOf(tool, parameter)), untypedAsJson, Log, Options.MaxDepth);
}
