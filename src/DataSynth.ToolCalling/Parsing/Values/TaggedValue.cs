using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Types the raw text between two tags. Where the text does not fit any type that is declared, it stays text as a repair.</summary>
internal static class TaggedValue
{
    /// <summary>The value of a raw text.</summary>
    /// <param name="raw">The text between the tags.</param>
    /// <param name="types">What the schema declares; <see cref="JsonTypes.Any"/> where it declares nothing.</param>
    /// <param name="untypedAsJson">Whether text without a declared type is read as JSON where it is JSON.</param>
    /// <param name="log">Where repairs are asked for.</param>
    /// <param name="maxDepth">Nesting allowed.</param>
    /// <param name="mustBeJson">Whether text without a declared type must be JSON.</param>
    /// <returns>Null where the text does not fit and runs over several lines, or nothing may be mended.</returns>
    public static JsonValue? Read(string raw, JsonTypes types, bool untypedAsJson, RepairLog log, int maxDepth, bool mustBeJson = false)
    {
        if (types == JsonTypes.String || (types == JsonTypes.Any && !untypedAsJson))
            return new JsonString(raw);

        var all = types == JsonTypes.Any;
        var trimmed = raw.Trim();
        var value = trimmed switch
        {
            "null" or "None" when all || types.HasFlag(JsonTypes.Null) || !types.HasFlag(JsonTypes.String) => JsonNull.Instance,
            "true" or "True" or "TRUE" when all || types.HasFlag(JsonTypes.Boolean) => JsonBoolean.True,
            "false" or "False" or "FALSE" when all || types.HasFlag(JsonTypes.Boolean) => JsonBoolean.False,
            _ => null as JsonValue,
        };
        if (value is not null)
            return value;
        if (trimmed.Length > 0)
            value = ReadOther(trimmed, types, log, maxDepth);
        var fits = value is not null || (all ? !mustBeJson : types.HasFlag(JsonTypes.String));
        // Over several lines it may hold more than the value, whose end was broken.
        return fits || (!trimmed.Contains('\n', StringComparison.Ordinal) && log.Mend(Mending.UnfitValue)) ? value ?? new JsonString(raw) : null;
    }

    /// <summary>A number, a structure, or quoted text where no type is declared; null where it is none that is allowed.</summary>
    private static JsonValue? ReadOther(string trimmed, JsonTypes types, RepairLog log, int maxDepth)
    {
        var all = types == JsonTypes.Any;
        JsonValue? value = null;
        if (all || (types & (JsonTypes.Integer | JsonTypes.Number)) != JsonTypes.None)
            value = ReadNumber(trimmed, exact: all);
        if (value is null && (all || (types & (JsonTypes.Array | JsonTypes.Object)) != JsonTypes.None))
            value = ReadStructure(trimmed, log, maxDepth);
        if (value is null && trimmed.Length > 1 && trimmed[0] == '"' && all)
            value = ReadQuoted(trimmed, maxDepth);
        return value;
    }

    /// <summary>The text without one line break at each end, which templates put between tag and value.</summary>
    public static string TrimLineBreaks(string raw)
    {
        var from = raw.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : raw.StartsWith('\n') ? 1 : 0;
        var to = raw.Length;
        if (to > from && raw[to - 1] == '\n')
            to -= to - 1 > from && raw[to - 2] == '\r' ? 2 : 1;
        return raw[from..to];
    }

    private static JsonNumber? ReadNumber(string text, bool exact)
    {
        if (NumeralScanner.Measure(text) != text.Length || text.Length == 0)
            return null;
        if (NumeralScanner.IsJson(text))
            return new JsonNumber(text);
        if (exact)
            return null;

        // A declared number may have zeros before it, as for Python's int(): "007" is 7.
        var zeros = text.AsSpan().IndexOfAnyExcept('0');
        if (zeros < 0 || !char.IsAsciiDigit(text[zeros]))
            zeros = Math.Max(0, zeros - 1);
        return NumeralScanner.ToJson(text.AsSpan(zeros)) is { } numeral ? new JsonNumber(numeral) : null;
    }

    private static JsonValue? ReadStructure(string text, RepairLog log, int maxDepth)
    {
        if (text[0] is not ('{' or '[' or '('))
            return null;

        var mark = log.Mark;
        var json = new LenientJsonReader(text, 0, text.Length, log, maxDepth, []);
        if (text[0] != '(' && json.Read(out var value) == ReadOutcome.Complete && IsRest(text, json.Position))
            return value;
        log.Rollback(mark);

        var python = new PythonValueReader(text, 0, text.Length, log, maxDepth) { AllowBareWords = false };
        if (python.Read(out value) == ReadOutcome.Complete && IsRest(text, python.Position)
            && value is JsonArray or JsonObject)
            return value;
        log.Rollback(mark);
        return null;
    }

    /// <summary>A JSON string, quotes and all, where no type is declared.</summary>
    private static JsonString? ReadQuoted(string text, int maxDepth)
    {
        var strict = new LenientJsonReader(text, 0, text.Length, new RepairLog(allowed: false), maxDepth, []);
        return strict.Read(out var value) == ReadOutcome.Complete && IsRest(text, strict.Position) ? value as JsonString : null;
    }

    private static bool IsRest(string text, int at) => text.SkipSpace(at, text.Length) == text.Length;
}
