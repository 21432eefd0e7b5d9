using System.Diagnostics.CodeAnalysis;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;
using DataSynth.ToolCalling.Json;
using Nodes = System.Text.Json.Nodes;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>Any mapping, turned into a JSON object by YAML 1.2's JSON schema: only unquoted numbers, truth values and null are not texts.</summary>
internal sealed class JsonObjectShape : Shape<JsonObject>
{
    /// <inheritdoc/>
    public override string Expected => "a mapping (key: value)";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out JsonObject value)
    {
        value = null;
        if (node is not YamlMapping mapping)
            return Refuse(node, diagnostics);
        value = ToObject(mapping, diagnostics);
        return true;
    }

    /// <inheritdoc/>
    public override Nodes.JsonObject ToSchema() => new() { ["type"] = "object" };

    /// <inheritdoc/>
    public override Nodes.JsonNode? ToJson(JsonObject value) => Nodes.JsonNode.Parse(value.ToString());

    private static JsonObject ToObject(YamlMapping mapping, DiagnosticBag diagnostics)
    {
        foreach (var (key, _) in mapping.Members.Where(member => SecretMask.IsSecretName(member.Key.Text)))
        {
            var message = $"\"{key.Text}\" looks like a credential; name an environment variable in api_key_env instead";
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, message, key.Position) { HidesSource = true });
        }

        return new JsonObject(mapping.Members.Select(member => new JsonMember(member.Key.Text, ToValue(member.Value, diagnostics))));
    }

    private static JsonValue ToValue(YamlNode node, DiagnosticBag diagnostics) => node switch
    {
        YamlMapping mapping => ToObject(mapping, diagnostics),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(item => ToValue(item, diagnostics))]),
        YamlScalar { IsNull: true } => JsonNull.Instance,
        YamlScalar { IsBoolean: true, Text: var text } => JsonBoolean.Of(text[0] is 't' or 'T'),
        YamlScalar { IsPlain: true, Text: var text } when IsNumber(text) => new JsonNumber(text),
        YamlScalar scalar => new JsonString(scalar.Text),
        _ => JsonNull.Instance,
    };

    private static bool IsNumber(string text)
        => text[0] is '-' or (>= '0' and <= '9')
            && JsonTextReader.TryRead(System.Text.Encoding.UTF8.GetBytes(text), 1, out var value, out _)
            && value is JsonNumber { IsFinite: true };
}
