using System.Text;
using DataSynth.Generation.Http;
using DataSynth.Generation.Licenses;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Inspection;

/// <summary>Reads Ollama's <c>/api/tags</c>, <c>/api/show</c> and <c>/api/version</c> (docs/api.md of ollama/ollama).</summary>
internal static class OllamaInspection
{
    /// <summary>Lists the models.</summary>
    public static async Task<EndpointReport> ListAsync(HttpTransport transport, CancellationToken cancellationToken)
    {
        var tags = await EndpointInspector.AskAsync(transport, HttpMethod.Get, "api/tags", null, cancellationToken).ConfigureAwait(false);
        return new EndpointReport(transport.Base, Problem: null)
        {
            Version = await VersionAsync(transport, cancellationToken).ConfigureAwait(false),
            Models = [.. Objects(tags, "models").Select(ReadTag)],
        };
    }

    /// <summary>Asks for one model.</summary>
    public static async Task<ModelInspection> InspectAsync(HttpTransport transport, string model, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject([new("model", new JsonString(model))]).ToString());
        JsonObject show;
        try
        {
            show = await EndpointInspector.AskAsync(transport, HttpMethod.Post, "api/show", body, cancellationToken).ConfigureAwait(false);
        }
        catch (ChatServiceException exception) when (exception.Reason == FailureReason.NotFound)
        {
            return new ModelInspection(InspectionStatus.ModelMissing, transport.Base)
            {
                Problem = $"{transport.Base} does not have {model}; fetch it with: ollama pull {model}",
                Remedy = $"ollama pull {model}",
            };
        }

        var tags = await EndpointInspector.AskAsync(transport, HttpMethod.Get, "api/tags", null, cancellationToken).ConfigureAwait(false);
        var listed = Objects(tags, "models").Select(ReadTag).FirstOrDefault(tag => IsSame(tag.Name, model));
        return new ModelInspection(InspectionStatus.Ready, transport.Base)
        {
            Model = ReadShow(show, model, listed),
            Evidence = ReadEvidence(show, model),
        };
    }

    private static async Task<string?> VersionAsync(HttpTransport transport, CancellationToken cancellationToken)
    {
        try
        {
            var version = await EndpointInspector
                .AskAsync(transport, HttpMethod.Get, "api/version", null, cancellationToken)
                .ConfigureAwait(false);
            return version.GetText("version");
        }
        catch (ChatServiceException)
        {
            // Servers that imitate the API leave this out; the list of models does not depend on it.
            return null;
        }
    }

    /// <summary>A tag that names no version means <c>latest</c>.</summary>
    private static bool IsSame(string listed, string model)
        => listed.Equals(model, StringComparison.OrdinalIgnoreCase) || listed.Equals(model + ":latest", StringComparison.OrdinalIgnoreCase);

    private static ServedModel ReadTag(JsonObject tag)
    {
        var details = Member(tag, "details");
        return new ServedModel(tag.GetText("name") ?? tag.GetText("model") ?? "")
        {
            Digest = tag.GetText("digest"),
            Family = details.GetText("family"),
            ParameterSize = details.GetText("parameter_size"),
            Quantization = details.GetText("quantization_level"),
            ContextLength = ReplyFields.Count(details, "context_length"),
            Capabilities = Texts(tag, "capabilities"),
        };
    }

    private static ServedModel ReadShow(JsonObject show, string model, ServedModel? listed)
    {
        var details = Member(show, "details");
        var info = Member(show, "model_info");
        return new ServedModel(listed?.Name ?? model)
        {
            Digest = listed?.Digest,
            Family = details.GetText("family") ?? listed?.Family,
            ParameterSize = details.GetText("parameter_size") ?? listed?.ParameterSize,
            Quantization = details.GetText("quantization_level") ?? listed?.Quantization,
            ContextLength = ReplyFields.Count(info, info.GetText("general.architecture") + ".context_length"),
            Capabilities = Texts(show, "capabilities"),
        };
    }

    private static ModelEvidence ReadEvidence(JsonObject show, string model)
    {
        var info = Member(show, "model_info");
        var bases = info.Members
            .Where(member => member.Name.StartsWith("general.base_model.", StringComparison.Ordinal)
                && (member.Name.EndsWith(".name", StringComparison.Ordinal) || member.Name.EndsWith(".repo_url", StringComparison.Ordinal)))
            .Select(member => (member.Value as JsonString)?.Text)
            .Append(Member(show, "details").GetText("parent_model"));
        return new ModelEvidence(model)
        {
            LicenseText = show.GetText("license"),
            LicenseId = info.GetText("general.license"),
            BaseModels = [.. bases.OfType<string>().Where(name => name.Length > 0)],
            ParameterSize = Member(show, "details").GetText("parameter_size"),
            RemoteHost = show.GetText("remote_host") is { Length: > 0 } host ? host : null,
        };
    }

    private static JsonObject Member(JsonObject holder, string name)
        => holder.TryGet(name, out var value) && value is JsonObject member ? member : JsonObject.Empty;

    private static IEnumerable<JsonObject> Objects(JsonObject holder, string name)
        => holder.TryGet(name, out var value) && value is JsonArray array ? array.Items.OfType<JsonObject>() : [];

    private static IReadOnlyList<string> Texts(JsonObject holder, string name)
        => holder.TryGet(name, out var value) && value is JsonArray array
            ? [.. array.Items.OfType<JsonString>().Select(text => text.Text)]
            : [];
}
