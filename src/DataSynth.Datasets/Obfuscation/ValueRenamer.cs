using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Renames the keys of arguments. The keys of a call's arguments are parameters, whatever the tool declares; those of objects within are
/// renamed where a schema declares them, and are the user's own data everywhere else.
/// </summary>
/// <param name="tools">The tools under the names of the calls.</param>
/// <param name="names">The change of names.</param>
/// <param name="nested">Whether keys within values are renamed.</param>
internal sealed class ValueRenamer(IReadOnlyList<Tool> tools, NameChange names, bool nested)
{
    private Dictionary<string, SchemaView>? _views;

    /// <summary>A call's arguments after renaming.</summary>
    /// <param name="tool">The tool that is called, under its name before.</param>
    /// <param name="arguments">The arguments.</param>
    public JsonObject RenameArguments(string tool, JsonObject arguments)
        => new(arguments.Members.Select(member => new JsonMember(names.Parameter(member.Name), RenameArgument(tool, member.Name, member.Value))));

    /// <summary>One argument's value after renaming.</summary>
    /// <param name="tool">The tool that is called, under its name before.</param>
    /// <param name="parameter">The parameter, under its name before.</param>
    /// <param name="value">The value, or one of the accepted ones.</param>
    public JsonValue RenameArgument(string tool, string parameter, JsonValue value)
        => nested && value is JsonObject or JsonArray ? Rename(value, Below(tool, parameter), names) : value;

    /// <summary>A value after renaming.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schemas">What is said of it.</param>
    /// <param name="names">The change of names.</param>
    public static JsonValue Rename(JsonValue value, IReadOnlyList<SchemaView> schemas, NameChange names) => value switch
    {
        _ when schemas.Count == 0 => value,
        JsonObject map => new JsonObject(map.Members.Select(member => Rename(member, schemas, names))),
        JsonArray list => new JsonArray([.. list.Items.Select((item, position) => Rename(item, WithItems(schemas, position), names))]),
        _ => value,
    };

    private static JsonMember Rename(JsonMember member, IReadOnlyList<SchemaView> schemas, NameChange names)
    {
        var name = schemas.Any(schema => schema.Declares(member.Name)) ? names.Parameter(member.Name) : member.Name;
        if (member.Value is not (JsonObject or JsonArray))
            return member with { Name = name };
        return new JsonMember(name, Rename(member.Value, [.. schemas.SelectMany(schema => schema.Below(member.Name)).Distinct()], names));
    }

    /// <summary>Each once, because a schema that contains itself would double them at every level. A list may also be a list of accepted values, each of which is what the schema speaks of.</summary>
    private static List<SchemaView> WithItems(IReadOnlyList<SchemaView> schemas, int position)
        => [.. schemas.Concat(schemas.SelectMany(schema => schema.Item(position))).Distinct()];

    /// <summary>What the tool says of a parameter; where it says nothing, or is not offered, what the others say of it.</summary>
    private SchemaView[] Below(string tool, string parameter)
    {
        _views ??= tools
            .Where(one => one.Parameters is JsonObject)
            .DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => SchemaView.Of((JsonObject)one.Parameters), StringComparer.Ordinal);
        if (_views.TryGetValue(tool, out var own) && own.Declares(parameter))
            return [.. own.Below(parameter)];
        return [.. _views.Values.Where(view => view.Declares(parameter)).SelectMany(view => view.Below(parameter))];
    }
}
