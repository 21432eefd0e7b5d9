using System.Buffers;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>
/// Defaults that are written in words: <c>int, default 5</c> in a type's spelling, <c>Defaults to 5.</c> in a description. A wrong
/// default would make wrong labels, so that only a literal counts that stands alone, is said once, and is what the type and the enum
/// allow; strings must be in quotes.
/// </summary>
internal static class TextDefault
{
    private const string Word = "default";

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("-+.eE0123456789");

    /// <summary>What may stand between the word and the value, longest first.</summary>
    private static readonly string[] Links = [" value is ", " value: ", " value = ", "s to ", " to ", " is ", ": ", " = ", ":", "="];

    /// <summary>What a type's spelling gives as default after a comma, or null.</summary>
    /// <param name="part">The part of the spelling, such as <c>default 5</c>.</param>
    /// <param name="schema">What the rest of the spelling says.</param>
    public static JsonValue? InType(string part, ParameterSchema schema)
    {
        if (!IsInType(part))
            return null;

        var rest = AfterLink(part.AsSpan(Word.Length), mayBeBare: true);
        var length = LiteralLength(rest);
        if (length > 0)
            return length == rest.Length ? Allowed(ReadLiteral(rest), schema) : null;
        return JsonTextReader.TryRead(rest.ToString(), out var value, out _) ? Allowed(value, schema) : null;
    }

    /// <summary>Whether a part of a type's spelling speaks of a default, which makes the parameter optional.</summary>
    public static bool IsInType(string part)
        => part.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && (part.Length == Word.Length || !char.IsLetter(part[Word.Length]) || part[Word.Length] == 's');

    /// <summary>What a description gives as default, or null.</summary>
    /// <param name="schema">The schema with its description.</param>
    public static JsonValue? InDescription(ParameterSchema schema)
    {
        if (schema.Description is not { } text || schema.Types == JsonTypes.Any)
            return null;
        var at = text.IndexOf(Word, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || text.IndexOf(Word, at + 1, StringComparison.OrdinalIgnoreCase) >= 0 || !StartsClause(text.AsSpan(0, at)))
            return null;

        // "(default 5)" is a common short form; elsewhere a bare value after the word may be the start of anything.
        var rest = AfterLink(text.AsSpan(at + Word.Length), mayBeBare: at > 0 && text[at - 1] == '(');
        var length = LiteralLength(rest);
        return length > 0 && EndsClause(rest[length..]) ? Allowed(ReadLiteral(rest[..length]), schema) : null;
    }

    /// <summary>Whether nothing before belongs to the same clause, such as a "does not".</summary>
    private static bool StartsClause(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        if (before.EndsWith("the", StringComparison.OrdinalIgnoreCase))
            before = before[..^3].TrimEnd();
        return before.IsEmpty || ".,;:([-".Contains(before[^1], StringComparison.Ordinal);
    }

    /// <summary>Whether nothing after belongs to the same clause, such as a unit or a condition.</summary>
    private static bool EndsClause(ReadOnlySpan<char> after)
        => after.IsWhiteSpace() || after[0] is ')' or ']' or ';' || (after[0] == '.' && (after.Length == 1 || char.IsWhiteSpace(after[1])));

    private static ReadOnlySpan<char> AfterLink(ReadOnlySpan<char> text, bool mayBeBare)
    {
        foreach (var link in Links)
        {
            if (text.StartsWith(link, StringComparison.OrdinalIgnoreCase))
                return text[link.Length..].Trim();
        }

        return mayBeBare && text.StartsWith(" ") ? text.Trim() : default;
    }

    /// <summary>The length of the number, truth value or quoted string at the start; 0 where there is none.</summary>
    private static int LiteralLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text[0] is '"' or '\'')
        {
            var end = text[1..].IndexOf(text[0]);
            return end < 0 || text[1..(end + 1)].Contains('\\') ? 0 : end + 2;
        }

        foreach (var word in (ReadOnlySpan<string>)["true", "false"])
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
                return word.Length;
        }

        var length = text.IndexOfAnyExcept(OfNumbers);
        length = length < 0 ? text.Length : length;
        // A full stop after a number ends the sentence.
        if (length > 0 && text[length - 1] == '.')
            length--;
        return length > 0 && JsonTextReader.TryRead(text[..length].ToString(), out _, out _) ? length : 0;
    }

    private static JsonValue ReadLiteral(ReadOnlySpan<char> text) => text[0] switch
    {
        '"' or '\'' => new JsonString(text[1..^1].ToString()),
        't' or 'T' => JsonBoolean.True,
        'f' or 'F' => JsonBoolean.False,
        _ => new JsonNumber(text.ToString()),
    };

    private static JsonValue? Allowed(JsonValue value, ParameterSchema schema)
        => schema.Types != JsonTypes.Any
            && schema.Types.Allow(value)
            && (schema.Enum is not { } members || members.Any(member => CanonicalJson.Of(member) == CanonicalJson.Of(value)))
            ? value
            : null;
}
