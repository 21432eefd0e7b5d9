using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// Turns the Python type names of xlam-function-calling-60k into JSON Schema:
/// <list type="table">
/// <item><term><c>str</c>, <c>int</c>, <c>float</c>, <c>bool</c></term><description>string, integer, number, boolean</description></item>
/// <item><term><c>List[T]</c>, <c>Sequence[T]</c>, <c>Iterable[T]</c></term><description>array with <c>items</c> T</description></item>
/// <item><term><c>Set[T]</c></term><description>array with <c>items</c> T and <c>uniqueItems</c></description></item>
/// <item><term><c>Tuple[A, B]</c></term><description>array with <c>prefixItems</c> and their number as both bounds; <c>Tuple[T, ...]</c>
/// as <c>List[T]</c></description></item>
/// <item><term><c>Dict[K, V]</c></term><description>object with <c>additionalProperties</c> V</description></item>
/// <item><term><c>Union[A, B]</c>, <c>A | B</c></term><description><c>anyOf</c></description></item>
/// <item><term><c>Optional[T]</c>; <c>, optional</c> or <c>, default …</c> behind a type</term><description>T, and not required</description></item>
/// <item><term>names of JSON Schema</term><description>themselves</description></item>
/// <item><term>anything else</term><description>no constraint: a type that nobody knows must not make an answer wrong</description></item>
/// </list>
/// </summary>
internal static class PythonTypeSpelling
{
    private const int MaxDepth = 32;

    /// <summary>Reads a spelling.</summary>
    /// <param name="spelling">Such as <c>List[int], optional</c>.</param>
    /// <returns>The keywords of the schema, and whether the parameter may be left out.</returns>
    public static (IReadOnlyList<JsonMember> Keywords, bool IsOptional) Read(string spelling)
    {
        var parts = Split(spelling, ',');
        var type = parts[0];
        var optional = parts.Skip(1).Any(IsOptionalMark);
        var note = type.IndexOf("(optional", StringComparison.OrdinalIgnoreCase);
        if (note > 0)
        {
            optional = true;
            type = type[..note].TrimEnd();
        }

        var (name, arguments) = Dissect(type);
        if (name == "optional" && arguments.Count == 1)
            return (Keywords(arguments[0], MaxDepth), true);
        return (Keywords(type, MaxDepth), optional);
    }

    /// <summary>A parameter with a default may be left out.</summary>
    private static bool IsOptionalMark(string part)
        => part.StartsWith("optional", StringComparison.OrdinalIgnoreCase) || part.StartsWith("default", StringComparison.OrdinalIgnoreCase);

    private static JsonMember[] Keywords(string type, int depth)
    {
        if (depth == 0)
            return [];
        var branches = Split(type, '|');
        if (branches.Count > 1)
            return AnyOf(branches, depth);

        var (name, arguments) = Dissect(type);
        return name switch
        {
            "str" or "string" => Type("string"),
            "int" or "integer" => Type("integer"),
            "float" or "number" => Type("number"),
            "bool" or "boolean" => Type("boolean"),
            "none" or "null" or "nonetype" => Type("null"),
            "list" or "sequence" or "iterable" or "array" => [.. Type("array"), .. Items(arguments, depth)],
            "set" or "frozenset" => [.. Type("array"), .. Items(arguments, depth), new JsonMember("uniqueItems", JsonBoolean.True)],
            "tuple" => Tuple(arguments, depth),
            "dict" or "mapping" or "object" => [.. Type("object"), .. Values(arguments, depth)],
            "union" when arguments.Count > 0 => AnyOf(arguments, depth),
            "optional" when arguments.Count == 1 => AnyOf([arguments[0], "None"], depth),
            _ => [],
        };
    }

    private static JsonMember[] Type(string name) => [new JsonMember("type", new JsonString(name))];

    private static JsonMember[] Items(List<string> arguments, int depth)
        => arguments.Count == 1 ? [new JsonMember("items", Schema(arguments[0], depth))] : [];

    private static JsonMember[] Values(List<string> arguments, int depth)
        => arguments.Count == 2 ? [new JsonMember("additionalProperties", Schema(arguments[1], depth))] : [];

    private static JsonMember[] AnyOf(List<string> branches, int depth)
        => [new JsonMember("anyOf", new JsonArray([.. branches.Select(branch => Schema(branch, depth))]))];

    private static JsonMember[] Tuple(List<string> arguments, int depth)
    {
        if (arguments.Count == 0)
            return Type("array");
        if (arguments is [var single, "..."])
            return [.. Type("array"), .. Items([single], depth)];

        var count = JsonNumber.Of((long)arguments.Count);
        return
        [
            .. Type("array"),
            new JsonMember("prefixItems", new JsonArray([.. arguments.Select(argument => Schema(argument, depth))])),
            new JsonMember("minItems", count),
            new JsonMember("maxItems", count),
        ];
    }

    private static JsonObject Schema(string type, int depth) => new(Keywords(type, depth - 1));

    /// <summary>The name in lower case without its module, and what stands between its brackets.</summary>
    private static (string Name, List<string> Arguments) Dissect(string type)
    {
        List<string> arguments = [];
        var bracket = type.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0 && type[^1] == ']')
        {
            arguments = Split(type[(bracket + 1)..^1], ',');
            type = type[..bracket].TrimEnd();
        }

        return (type[(type.LastIndexOf('.') + 1)..].ToLowerInvariant(), arguments);
    }

    /// <summary>Splits at a separator outside brackets and trims the parts; at least one part.</summary>
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[' or '(':
                    open++;
                    break;
                case ']' or ')':
                    open--;
                    break;
                case var character when character == separator && open <= 0:
                    parts.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
