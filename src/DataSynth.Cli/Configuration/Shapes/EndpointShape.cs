using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>The base address of a server.</summary>
internal sealed class EndpointShape : Shape<Uri>
{
    /// <inheritdoc/>
    public override string Expected => "an address such as http://localhost:11434";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out Uri value)
    {
        value = null;
        if (node is not YamlScalar { Text: var text } || !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return Refuse(node, diagnostics);

        if (address.UserInfo.Length > 0)
        {
            var message = "an address must not hold a user name or password; put the key into an environment variable and name that in api_key_env";
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, message, node.Position) { HidesSource = true });
            return false;
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, "an address must end with its path, without ? or #", node.Position)
            {
                HidesSource = true,
            });
            return false;
        }

        value = address;
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["type"] = "string", ["pattern"] = "^https?://[^@?#]+$" };

    /// <inheritdoc/>
    public override JsonNode? ToJson(Uri value) => value.OriginalString;
}
