using System.Text.RegularExpressions;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>Converts JavaScript source to values as the official checker does (gorilla, <c>js_type_converter.py</c>): by patterns, not
/// by parsing. What does not match stays a string.</summary>
internal static class JavaScriptLiteral
{
    // Without backtracking, so that no text of a model can make a match slow.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Integer = new(@"^-?\d+$", Options);
    private static readonly Regex Float = new(@"^-?\d+(\.\d+)?$", Options);
    private static readonly Regex BigInt = new(@"^-?\d+n$", Options);
    private static readonly Regex NestedArray = new(
        @"\A(\[\s*\[.*?\]\s*(,\s*\[.*?\]\s*)*\]|new\s+Array\(\s*\[.*?\]\s*(,\s*\[.*?\]\s*)*\))", Options);

    private static readonly Regex InnerArray = new(@"\[(?<items>.*?)\]", Options);
    private static readonly Regex FlatArray = new(@"\A(\[(?<items>.*?)\]|new\s+Array\((?<items>.*?)\))", Options);
    private static readonly Regex Map = new(@"\A\{(?<pairs>.*?)\}", Options);

    /// <summary>Converts a literal.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="element">The declared type of elements, or null.</param>
    public static JsonValue Convert(string source, string? type, string? element)
    {
        switch (type)
        {
            case "String" when IsQuoted(source):
                return new JsonString(Unquote(source));
            case "integer" when Integer.IsMatch(source) && PythonNumeral.TryInt(source, out var integer):
                return integer;
            case "float" when Float.IsMatch(source) && PythonNumeral.TryFloat(source, out var number):
                return number;
            case "Bigint" when BigInt.IsMatch(source) && PythonNumeral.TryInt(source.TrimEnd('\n')[..^1], out var integer):
                return integer;
            case "Boolean" when source is "true" or "false":
                return JsonBoolean.Of(source == "true");
            case "array":
                return ConvertArray(PythonText.Strip(source), element);
            case "dict":
                return ConvertMap(PythonText.Strip(source));
            default:
                return new JsonString(source);
        }
    }

    private static JsonValue ConvertArray(string source, string? element)
    {
        if (NestedArray.Match(source) is { Success: true } nested)
            return new JsonArray([.. InnerArray.Matches(nested.Value).Select((inner, i) => ConvertInner(inner.Groups["items"].Value, isFirst: i == 0))]);
        if (FlatArray.Match(source) is not { Success: true } flat)
            return new JsonString(source);

        var body = PythonText.Strip(flat.Groups["items"].Value);
        var items = body.Length == 0 ? [] : body.Split(',').Select(PythonText.Strip);
        if (element is not null && !IsKnown(element))
            return new JsonString(source);
        return new JsonArray([.. items.Select(item => element is null ? ReadUntyped(item) : Convert(item, element, null))]);
    }

    private static JsonArray ConvertInner(string source, bool isFirst)
    {
        // The lazy pattern that finds the inner arrays starts at the outer bracket.
        source = PythonText.Strip(source);
        if (isFirst && source.StartsWith('['))
            source = source[1..];
        return new JsonArray([.. source.Split(',').Select(ReadUntyped)]);
    }

    private static JsonValue ConvertMap(string source)
    {
        if (source == "{}")
            return JsonObject.Empty;
        if (Map.Match(source) is not { Success: true } map)
            return new JsonString(source);

        return new JsonObject(ReadPairs(map.Groups["pairs"].Value));
    }

    /// <summary>Pairs of key and value: a comma ends a value only where a colon follows before the next comma, so that a list may be a
    /// value. Objects within objects fall apart, because the pattern for the object ends at the first closing brace.</summary>
    private static IEnumerable<JsonMember> ReadPairs(string content)
    {
        var position = 0;
        while (position < content.Length)
        {
            while (position < content.Length && content[position] == ':')
                position++;
            var colon = content.IndexOf(':', position);
            if (colon < 0)
                yield break;

            var end = EndOfValue(content, colon + 1);
            var value = PythonText.Strip(content[(colon + 1)..end]);
            yield return new JsonMember(
                PythonText.Strip(content[position..colon]).Trim('\'', '"'),
                value.StartsWith('[') && value.EndsWith(']') ? ConvertArray(value, null) : ReadUntyped(value.Trim('\'', '"')));
            position = end + 1;
        }
    }

    private static int EndOfValue(string content, int start)
    {
        for (var comma = content.IndexOf(',', start); comma >= 0; comma = content.IndexOf(',', comma + 1))
        {
            var next = content.IndexOf(',', comma + 1);
            var rest = content.AsSpan(comma + 1, (next < 0 ? content.Length : next) - comma - 1);
            if (rest.LastIndexOf(':') >= 1)
                return comma;
        }

        return content.Length;
    }

    private static JsonValue ReadUntyped(string source)
    {
        source = PythonText.Strip(source);
        if (source is "true" or "false")
            return JsonBoolean.Of(source == "true");
        if (IsQuoted(source))
            return new JsonString(Unquote(source));
        if (PythonNumeral.TryInt(source, out var integer))
            return integer;
        return PythonNumeral.TryFloat(source, out var number) ? number : new JsonString(source);
    }

    private static bool IsQuoted(string source)
        => (source.StartsWith('"') && source.EndsWith('"')) || (source.StartsWith('\'') && source.EndsWith('\''));

    private static string Unquote(string source) => source.Length < 2 ? "" : source[1..^1];

    private static bool IsKnown(string type)
        => type is "String" or "integer" or "float" or "Bigint" or "Boolean" or "dict" or "array" or "any";
}
