using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>
/// The official checker's comparison of values with the accepted ones. Where the checker would raise an exception, because an accepted
/// value has a shape that it does not expect, the value does not match.
/// </summary>
internal static class BfclValueTest
{
    /// <summary>Strings, standardised.</summary>
    public static string? OfString(string actual, IReadOnlyList<JsonValue> accepted)
    {
        string? standard = null;
        for (var i = 0; i < accepted.Count; i++)
        {
            if (accepted[i] is not JsonString text)
                continue;
            // Most right values are equal as they stand.
            if (text.Text == actual || BfclText.Standardize(text.Text) == (standard ??= BfclText.Standardize(actual)))
                return null;
        }

        return "value_error:string";
    }

    /// <summary>Lists in order; strings among the elements standardised, what is nested deeper by plain equality.</summary>
    public static string? OfList(JsonArray actual, IReadOnlyList<JsonValue> accepted)
    {
        // Most right values are equal as they stand, and what is equal as it stands is equal standardised.
        if (accepted.Any(value => value is JsonArray list && PythonValue.AreEqualLists(list.Items, actual.Items)))
            return null;
        var standard = Standardize(actual.Items);
        return accepted.Any(value => Elements(value) is { } items && PythonValue.AreEqualLists(Standardize(items), standard))
            ? null
            : "value_error:list/tuple";
    }

    /// <summary>Dictionaries, whose accepted form lists the accepted values of each key. The failure is that of the last form.</summary>
    public static string? OfDict(JsonObject actual, IReadOnlyList<JsonValue> accepted)
    {
        var failure = "dict_checker:unclear";
        foreach (var value in accepted)
        {
            if (AcceptedValue.IsOmission(value))
                continue;
            if (value is not JsonObject form)
                return "dict_checker:unclear";
            if (FormFailure(actual, form) is not { } reason)
                return null;
            failure = reason;
        }

        return failure;
    }

    /// <summary>Lists of dictionaries in order. <c>""</c> among the accepted values makes the empty list right.</summary>
    public static string? OfDictList(JsonArray actual, IReadOnlyList<JsonValue> accepted)
    {
        var failure = "list_dict_checker:unclear";
        foreach (var value in accepted)
        {
            if (Elements(value) is not { } forms || forms.Count != actual.Items.Count)
            {
                failure = "value_error:list_dict_count";
                continue;
            }

            string? reason = null;
            for (var i = 0; i < forms.Count && reason is null; i++)
                reason = actual.Items[i] is JsonObject item ? OfDict(item, [forms[i]]) : "list_dict_checker:unclear";
            if (reason is null)
                return null;
            failure = reason;
        }

        return failure;
    }

    /// <summary>Everything else: <c>value in accepted</c>.</summary>
    public static string? OfOther(JsonValue actual, IReadOnlyList<JsonValue> accepted)
        => accepted.Any(value => PythonValue.AreSameElement(actual, value)) ? null : "value_error:others";

    private static string? FormFailure(JsonObject actual, JsonObject form)
    {
        string? failure = null;
        foreach (var member in actual.Members)
        {
            if (!form.TryGet(member.Name, out var options))
                failure = "value_error:dict_key";
            else if (!IsAccepted(member.Value, options))
                failure = "value_error:dict_value";
            if (failure is not null)
                break;
        }

        foreach (var member in form.Members)
        {
            if (!actual.TryGet(member.Name, out _) && !MayBeLeftOut(member.Value))
                return "value_error:dict_key";
        }

        return failure;
    }

    private static bool IsAccepted(JsonValue actual, JsonValue options)
    {
        // Ground truth may nest a form within a form, which the checker of 2024 reads.
        if (options is JsonObject nested)
            return actual is JsonObject map && FormFailure(map, nested) is null;
        if (Elements(options) is not { } accepted)
            return false;

        var standard = Standardize(actual);
        return accepted.Any(value => PythonValue.AreSameElement(standard, Standardize(value)));
    }

    private static bool MayBeLeftOut(JsonValue options) => options switch
    {
        JsonArray list => AcceptedValue.AllowsOmission(list.Items),
        // In Python the empty string is part of every string.
        JsonString => true,
        JsonObject map => map.TryGet("", out _),
        _ => false,
    };

    /// <summary>What Python iterates over: the elements of a list or, where ground truth has a bare string, its characters.</summary>
    private static IReadOnlyList<JsonValue>? Elements(JsonValue value) => value switch
    {
        JsonArray list => list.Items,
        JsonString text => [.. text.Text.EnumerateRunes().Select(rune => new JsonString(rune.ToString()))],
        _ => null,
    };

    private static List<JsonValue> Standardize(IReadOnlyList<JsonValue> items) => [.. items.Select(Standardize)];

    private static JsonValue Standardize(JsonValue value)
        => value is JsonString text ? new JsonString(BfclText.Standardize(text.Text)) : value;
}
