using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>
/// Reads type names as JSON Schema, Python, Java and JavaScript spell them: <c>integer</c>, <c>str, optional</c>,
/// <c>List[Tuple[int, str]]</c>, <c>Optional[float]</c>, <c>int | None</c>, <c>ArrayList&lt;String&gt;</c>, <c>int[]</c>. A name that is
/// not known allows everything.
/// </summary>
internal static class TypeSpelling
{
    private const int MaxDepth = 64;

    /// <summary>What a spelling says.</summary>
    /// <param name="Types">The types allowed.</param>
    /// <param name="IsOptional">Whether the parameter may be left out.</param>
    /// <param name="Arguments">What stands between the brackets, outermost level split at commas.</param>
    /// <param name="Branches">The parts of a union; empty when there is one.</param>
    /// <param name="Literals">The values of a <c>Literal[…]</c>; null otherwise.</param>
    public readonly record struct Reading(
        JsonTypes Types,
        bool IsOptional,
        IReadOnlyList<string> Arguments,
        IReadOnlyList<string> Branches,
        IReadOnlyList<JsonValue>? Literals)
    {
        /// <summary>Whether it is a set, in which the order of elements says nothing.</summary>
        public bool IsSet { get; init; }
    }

    /// <summary>Reads the outermost level of a spelling.</summary>
    public static Reading Read(string text) => Read(text, MaxDepth);

    /// <summary>Sets types, items, alternatives and enum of a schema from a spelling.</summary>
    public static void Apply(string text, ParameterSchema target) => Apply(text, target, MaxDepth);

    private static Reading Read(string text, int depth)
    {
        // Nearly every spelling is one plain word.
        if (TypeNames.TryFind(text, out var known))
            return new Reading(known, IsOptional: false, [], [], null) { IsSet = TypeNames.IsSet(text) };

        var parts = Parts(text);
        var optional = parts.Skip(1).Any(part => part.StartsWith("optional", StringComparison.OrdinalIgnoreCase) || TextDefault.IsInType(part));
        var name = parts[0];
        var branches = Split(name, '|');
        if (branches.Count == 1 && name.Contains(" or ", StringComparison.Ordinal))
            branches = [.. name.Split(" or ", StringSplitOptions.TrimEntries)];

        var bracket = name.AsSpan().IndexOfAny('[', '<');
        List<string> arguments = [];
        if (branches.Count == 1 && bracket > 0 && name[^1] is ']' or '>')
        {
            arguments = Split(name[(bracket + 1)..^1], ',');
            name = name[..bracket].TrimEnd();
            // int[] is an array of int.
            if (arguments is [""])
                return new Reading(JsonTypes.Array, optional, [name], [], null);
        }
        else if (branches.Count == 1 && name.IndexOf(" of ", StringComparison.OrdinalIgnoreCase) is > 0 and var of)
        {
            arguments = [name[(of + 4)..].Trim()];
            name = name[..of].TrimEnd();
        }

        name = name[(name.LastIndexOf('.') + 1)..];
        if (depth > 0)
        {
            switch (name.ToLowerInvariant())
            {
                case "optional" when arguments.Count == 1:
                    var inner = Read(arguments[0], depth - 1);
                    return inner with { Types = inner.Types | JsonTypes.Null, IsOptional = true };
                case "annotated" when arguments.Count > 0:
                    return Read(arguments[0], depth - 1) with { IsOptional = optional };
                case "literal":
                    return OfLiterals(arguments, optional);
                case "union" when arguments.Count > 0:
                    branches = arguments;
                    break;
            }

            if (branches.Count > 1)
            {
                var types = branches.Aggregate(JsonTypes.None, (sum, branch) => sum | Read(branch, depth - 1).Types);
                return new Reading(types, optional, [], branches, null);
            }
        }

        return new Reading(TypeNames.Find(name), optional, arguments, [], null) { IsSet = TypeNames.IsSet(name) };
    }

    private static void Apply(string text, ParameterSchema target, int depth)
    {
        var reading = Read(text, depth);
        target.Types = reading.Types;
        target.Enum = reading.Literals ?? target.Enum;
        target.HasUniqueItems |= reading.IsSet;
        if (depth == 0 || TypeNames.TryFind(text, out _))
            return;
        target.Default ??= Parts(text).Skip(1).Select(part => TextDefault.InType(part, target)).FirstOrDefault(value => value is not null);

        if (reading.Branches.Count > 0)
            target.Alternatives = [.. reading.Branches.Select(branch => Make(branch, depth - 1))];

        var arguments = reading.Arguments.Where(argument => argument != "...").ToList();
        if (arguments.Count == 0)
            return;
        if ((reading.Types & JsonTypes.Array) != JsonTypes.None)
        {
            if (arguments.Count == 1)
                target.Items = Make(arguments[0], depth - 1);
            else
                target.PrefixItems = [.. arguments.Select(argument => Make(argument, depth - 1))];
        }
        else if ((reading.Types & JsonTypes.Object) != JsonTypes.None)
        {
            target.AdditionalProperties = Make(arguments[^1], depth - 1);
        }
    }

    private static ParameterSchema Make(string text, int depth)
    {
        var schema = new ParameterSchema { TypeText = text };
        Apply(text, schema, depth);
        return schema;
    }

    /// <summary>The type itself and what follows it after commas, such as <c>optional</c>; <c>int = 5</c> counts as <c>int, default 5</c>.</summary>
    private static List<string> Parts(string text)
    {
        var parts = Split(text, ',');
        if (Split(parts[0], '=') is [var type, var value])
        {
            parts[0] = type;
            parts.Add($"default {value}");
        }

        return parts;
    }

    private static Reading OfLiterals(List<string> arguments, bool optional)
    {
        var literals = new List<JsonValue>(arguments.Count);
        foreach (var argument in arguments)
        {
            if (argument.Length >= 2 && argument[0] is '"' or '\'' && argument[^1] == argument[0])
                literals.Add(new JsonString(argument[1..^1]));
            else if (JsonTextReader.TryRead(argument, out var value, out _))
                literals.Add(value);
            else
                return new Reading(JsonTypes.Any, optional, [], [], null);
        }

        return new Reading(literals.UnitedTypes(), optional, [], [], literals);
    }

    /// <summary>Splits at a separator outside brackets and trims the parts.</summary>
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '[' or '<' or '(')
            {
                open++;
            }
            else if (text[i] is ']' or '>' or ')')
            {
                open--;
            }
            else if (text[i] == separator && open <= 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
