namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>The words in which <see cref="ParsedOutput.Repairs"/> names what was mended.</summary>
internal static class Mending
{
    public const string SingleQuotes = "single-quoted string";
    public const string TrailingComma = "trailing comma";
    public const string PythonLiteral = "Python literal";
    public const string Comment = "comment";
    public const string UnquotedKey = "unquoted key";
    public const string ControlCharacter = "raw control character in a string";
    public const string InvalidEscape = "invalid escape kept as text";
    public const string RawBackslashes = "backslashes of a string with invalid escapes kept as text";
    public const string LoneSurrogate = "half a surrogate pair replaced";
    public const string NumberSpelling = "number not spelled as JSON";
    public const string MissingBrace = "missing closing brace or bracket";
    public const string ExtraBrace = "extra closing brace or bracket";
    public const string DoubledBraces = "braces doubled as in a template";
    public const string DuplicateKey = "key given twice, last value taken";
    public const string MissingEndMarker = "missing end marker";
    public const string MissingStartMarker = "missing start marker";
    public const string NestedMarker = "start marker repeated";
    public const string CodeFence = "code fence";
    public const string EncodedTwice = "JSON text inside a JSON string";
    public const string KeyAlias = "other key for the name or the arguments";
    public const string MissingArguments = "missing arguments taken as none";
    public const string RepeatedArguments = "arguments given twice";
    public const string MemberBesideArguments = "member beside the arguments left out";
    public const string SpacedName = "white space around a name left out";
    public const string CallsOutside = "calls outside the markers left out";
    public const string BareWord = "bare word taken as text";
    public const string Arithmetic = "arithmetic worked out";
    public const string Positional = "positional argument named by the tool's order";
    public const string Spread = "arguments given as one object";
    public const string InsideProse = "call found inside other text";
    public const string LaterCalls = "calls behind the first list of calls left out";
    public const string StrippedTokens = "special tokens missing";
    public const string QuotedCall = "call inside quotes";
    public const string UnfitValue = "value that does not fit its declared type kept as text";
    public const string MarkdownEscape = "underscores escaped as in Markdown";
    public const string TokenizerSpace = "white space in the tokenizer's spelling";
    public const string OtherForm = "call in a form that the syntax does not have";
    public const string ExtraMarkup = "markup that the syntax does not have";
}
