using DataSynth.Generation.Http;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Inspection;

/// <summary>Reads <c>/v1/models</c>. Such servers say neither licence nor digest; vLLM and SGLang say <c>max_model_len</c>.</summary>
internal static class OpenAiInspection
{
    /// <summary>How llama.cpp's server signs its model; it has one, and ignores which one a request names.</summary>
    private const string AnswersUnderAnyName = "llamacpp";

    /// <summary>Lists the models.</summary>
    public static async Task<EndpointReport> ListAsync(HttpTransport transport, CancellationToken cancellationToken)
    {
        var models = await AskAsync(transport, cancellationToken).ConfigureAwait(false);
        return new EndpointReport(transport.Base, Problem: null)
        {
            Models = [.. models.Select(Read)],
        };
    }

    /// <summary>Asks for one model.</summary>
    public static async Task<ModelInspection> InspectAsync(HttpTransport transport, string model, CancellationToken cancellationToken)
    {
        var models = await AskAsync(transport, cancellationToken).ConfigureAwait(false);
        var served = models.FirstOrDefault(candidate => candidate.GetText("id") == model)
            ?? models.FirstOrDefault(candidate => candidate.GetText("owned_by") == AnswersUnderAnyName);
        if (served is not null)
            return new ModelInspection(InspectionStatus.Ready, transport.Base) { Model = Read(served) };
        var names = models.Count == 0 ? "no model" : string.Join(", ", models.Take(5).Select(candidate => candidate.GetText("id")));
        return new ModelInspection(InspectionStatus.ModelMissing, transport.Base)
        {
            Problem = $"{transport.Base} serves {names}, not {model}; start it with: vllm serve {model}",
            Remedy = $"vllm serve {model}",
        };
    }

    private static async Task<List<JsonObject>> AskAsync(HttpTransport transport, CancellationToken cancellationToken)
    {
        var list = await EndpointInspector.AskAsync(transport, HttpMethod.Get, "models", null, cancellationToken).ConfigureAwait(false);
        return list.TryGet("data", out var value) && value is JsonArray data ? [.. data.Items.OfType<JsonObject>()] : [];
    }

    private static ServedModel Read(JsonObject model)
        => new(model.GetText("id") ?? "") { ContextLength = ReplyFields.Count(model, "max_model_len") };
}
