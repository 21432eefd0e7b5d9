using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The known keys of one mapping; the single table behind reading, JSON Schema and documentation.</summary>
/// <param name="keys">The keys in the order in which they are shown.</param>
internal sealed class KeyTable(params Key[] keys)
{
    private const int MaxShown = 40;

    /// <summary>The keys in the order in which they are shown.</summary>
    public IReadOnlyList<Key> Keys { get; } = keys;

    /// <summary>Alternatives of which exactly one key must be given; null when there are none. For the JSON Schema.</summary>
    public IReadOnlyList<Key>? ExactlyOneOf { get; init; }

    /// <summary>Reports unknown and missing keys.</summary>
    /// <param name="mapping">The mapping in the file.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public void Check(YamlMapping mapping, DiagnosticBag diagnostics)
    {
        foreach (var member in mapping.Members)
        {
            if (!Keys.Any(key => key.Name == member.Key.Text))
                ReportUnknown(member, diagnostics);
        }

        foreach (var key in Keys)
        {
            if (key.IsRequired && mapping.Find(key.Name) is null)
                diagnostics.Error(mapping.Position, $"key \"{key.Name}\" is missing: {key.Description}");
        }
    }

    /// <summary>The JSON Schema of the mapping: these keys and no others.</summary>
    public JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var required = Keys.Where(key => key.IsRequired).Select(key => (JsonNode?)key.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        if (ExactlyOneOf is not null)
            schema["oneOf"] = new JsonArray([.. ExactlyOneOf.Select(key => new JsonObject { ["required"] = new JsonArray(key.Name) })]);
        schema["properties"] = new JsonObject(Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)key.ToSchema())));
        return schema;
    }

    private void ReportUnknown(YamlMember member, DiagnosticBag diagnostics)
    {
        var names = Keys.Select(key => key.Name).ToArray();
        var found = member.Key.Text;
        if (SecretMask.IsSecretName(found) && NearestWord.Of(found, names) is null or "api_key_env")
        {
            var message = $"\"{found}\": a pipeline file holds no keys; put the key into an environment variable and name that, as in"
                + " api_key_env: VLLM_KEY";
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, message, member.Key.Position) { HidesSource = true });
            return;
        }

        if (diagnostics.IsFull)
        {
            diagnostics.Error(member.Key.Position, "unknown key");
            return;
        }

        var known = $"nown here: {string.Join(", ", names)}";
        var shown = DisplayWidth.Truncate(DisplayWidth.Printable(found), MaxShown);
        var rest = NearestWord.Of(found, names) is { } nearest ? $"; did you mean \"{nearest}\"? K{known}" : $"; k{known}";
        diagnostics.Error(member.Key.Position, $"unknown key \"{shown}\"{rest}");
    }
}
