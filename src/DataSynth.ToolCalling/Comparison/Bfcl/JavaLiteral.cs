using System.Text.RegularExpressions;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>Converts Java source to values as the official checker does (gorilla, <c>java_type_converter.py</c>): by patterns, not by
/// parsing. What does not match stays a string and then fails by its type.</summary>
internal static class JavaLiteral
{
    // Without backtracking, so that no text of a model can make a match slow.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Integer = new(@"^-?\d+$", Options);
    private static readonly Regex Long = new(@"^-?\d+[lL]$", Options);
    private static readonly Regex Float = new(@"^-?\d+(\.\d+)?([eE][+-]?\d+)?[fF]$", Options);
    private static readonly Regex Double = new(@"^-?\d+(\.\d+)?([eE][+-]?\d+)?$", Options);
    private static readonly Regex ListOf = new(@"new\s+ArrayList<\w*>\(Arrays\.asList\((?<items>.+?)\)\)", Options);
    private static readonly Regex ListWithAdds = new(@"new\s+ArrayList<\w*>\(\)\s*\{\{\s*(?<items>.+?)\s*\}\}", Options | RegexOptions.Singleline);
    private static readonly Regex Add = new(@"add\((?<item>.+?)\)", Options);
    private static readonly Regex EmptyList = new(@"new\s+ArrayList<\w*>\(\)", Options);
    private static readonly Regex ArrayOf = new(@"new\s+\w+\[\]\s*\{(?<items>.*?)\}", Options);
    private static readonly Regex MapWithPuts = new(
        @"new\s+HashMap<.*?>\s*\(\)\s*\{\s*\{?\s*(?<puts>.*?)\s*\}?\s*\}", Options | RegexOptions.Singleline);

    private static readonly Regex Put = new("put\\(\"(?<key>.*?)\",\\s*(?<value>.*?)\\)", Options);
    private static readonly Regex EmptyMap = new(@"new\s+HashMap<.*?>\s*\(\)", Options);

    /// <summary>Converts a literal.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="element">The declared type of elements, or null.</param>
    public static JsonValue Convert(string source, string? type, string? element)
    {
        switch (type)
        {
            case "byte" or "short" or "integer" when Integer.IsMatch(source) && PythonNumeral.TryInt(source, out var integer):
                return integer;
            case "long" when Long.IsMatch(source) && PythonNumeral.TryInt(source.TrimEnd('\n')[..^1], out var integer):
                return integer;
            case "float" when Float.IsMatch(source) && PythonNumeral.TryFloat(source.TrimEnd('\n')[..^1], out var number):
                return number;
            case "double" when Double.IsMatch(source) && PythonNumeral.TryFloat(source, out var number):
                return number;
            case "boolean" when source is "true" or "false":
                return JsonBoolean.Of(source == "true");
            case "ArrayList":
                return ConvertList(source, element);
            case "Array":
                return ConvertArray(source, element);
            case "HashMap":
                return ConvertMap(source);
            default:
                return new JsonString(source);
        }
    }

    private static JsonValue ConvertList(string source, string? element)
    {
        if (ListOf.Match(source) is { Success: true } list)
            return new JsonArray([.. list.Groups["items"].Value.Split(',').Select(item => ConvertItem(PythonText.Strip(item), element))]);
        if (ListWithAdds.Match(source) is { Success: true } block)
            return new JsonArray([.. Add.Matches(block.Groups["items"].Value).Select(add => ConvertItem(PythonText.Strip(add.Groups["item"].Value), element))]);
        return EmptyList.IsMatch(source) ? JsonArray.Empty : new JsonString(source);
    }

    /// <summary>In lists, unlike in arrays, the quotes of strings are taken off.</summary>
    private static JsonValue ConvertItem(string item, string? element) => element switch
    {
        "char" or "String" => new JsonString(item.Length < 2 ? "" : item[1..^1]),
        null => ReadUntyped(item),
        _ => Convert(item, element, null),
    };

    private static JsonValue ConvertArray(string source, string? element)
    {
        if (ArrayOf.Match(source) is not { Success: true } array)
            return new JsonString(source);

        var items = array.Groups["items"].Value.Split(',').Select(PythonText.Strip).Where(item => item.Length > 0);
        return new JsonArray([.. items.Select(item => element is null ? ReadUntyped(item) : Convert(item, element, null))]);
    }

    private static JsonValue ConvertMap(string source)
    {
        if (MapWithPuts.Match(source) is { Success: true } map)
        {
            return new JsonObject(Put.Matches(map.Groups["puts"].Value).Select(
                put => new JsonMember(put.Groups["key"].Value, ReadUntyped(PythonText.Strip(put.Groups["value"].Value)))));
        }

        return EmptyMap.IsMatch(source) ? JsonObject.Empty : new JsonString(source);
    }

    private static JsonValue ReadUntyped(string source)
    {
        if (source is "true" or "false")
            return JsonBoolean.Of(source == "true");
        if (source.StartsWith('"') && source.EndsWith('"'))
            return new JsonString(source.Length < 2 ? "" : source[1..^1]);
        if (Long.IsMatch(source) && PythonNumeral.TryInt(source[..^1], out var integer))
            return integer;
        if (Float.IsMatch(source) && PythonNumeral.TryFloat(source[..^1], out var number))
            return number;
        if (PythonNumeral.TryInt(source, out integer))
            return integer;
        return PythonNumeral.TryFloat(source, out number) ? number : new JsonString(source);
    }
}
