using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// Writes accepted values out in full. Inside an object BFCL's checker (<c>dict_checker</c> of <c>ast_checker.py</c>) reads each member as
/// a list of accepted values again, with <c>""</c> for a member that may be left out; everywhere else in this program an accepted value
/// is a plain value. <c>{"a": [1, 2], "b": [3, ""]}</c> becomes four objects, the first choice first.
/// </summary>
internal static class BfclAcceptedValues
{
    /// <summary>The most values that one parameter's alternatives may become.</summary>
    public const int Limit = 256;

    /// <summary>Writes the accepted values of one parameter out.</summary>
    /// <returns>Null when they are more than <see cref="Limit"/>.</returns>
    public static IReadOnlyList<JsonValue>? Expand(IReadOnlyList<JsonValue> accepted)
    {
        var all = new List<JsonValue>(accepted.Count);
        foreach (var value in accepted)
        {
            if (Alternatives(value) is not { } alternatives || all.Count + alternatives.Count > Limit)
                return null;
            all.AddRange(alternatives);
        }

        return all;
    }

    private static List<JsonValue>? Alternatives(JsonValue value) => value switch
    {
        JsonObject map when IsMapOfLists(map) => OfMap(map),
        JsonArray list when list.Items.Any(item => item is JsonObject) => OfList(list),
        _ => [value],
    };

    private static bool IsMapOfLists(JsonObject map)
        => map.Members.Count > 0 && map.Members.All(member => member.Value is JsonArray { Items.Count: > 0 });

    private static List<JsonValue>? OfMap(JsonObject map)
    {
        List<JsonMember[]> partial = [[]];
        foreach (var (name, value) in map.Members)
        {
            if (Expand(((JsonArray)value).Items) is not { } choices || partial.Count * choices.Count > Limit)
                return null;
            partial =
            [
                .. partial.SelectMany(
                    _ => choices,
                    (members, choice) => choice is JsonString { Text: "" } ? members : [.. members, new JsonMember(name, choice)]),
            ];
        }

        return [.. partial.Select(members => new JsonObject(members))];
    }

    private static List<JsonValue>? OfList(JsonArray list)
    {
        List<JsonValue[]> partial = [[]];
        foreach (var item in list.Items)
        {
            if (Alternatives(item) is not { } choices || partial.Count * choices.Count > Limit)
                return null;
            partial = [.. partial.SelectMany(_ => choices, (items, choice) => (JsonValue[])[.. items, choice])];
        }

        return [.. partial.Select(items => new JsonArray(items))];
    }
}
