using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>One turn of a dialogue.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Utterance">What is said, after the calls.</param>
/// <param name="Calls">The service calls made before it; mostly none, never more than one in the published files.</param>
/// <param name="Results">The results of the calls as JSON, in their order.</param>
internal sealed record SgdTurn(string Role, string Utterance, IReadOnlyList<ToolCall> Calls, IReadOnlyList<string> Results)
{
    /// <summary>Reads a turn.</summary>
    public static bool TryRead(
        JsonValue value, SgdOffer offer, [NotNullWhen(true)] out SgdTurn? turn, [NotNullWhen(false)] out RowProblem? problem)
    {
        turn = null;
        var role = (value as JsonObject)?.GetText("speaker") switch
        {
            "USER" => "user",
            "SYSTEM" => "assistant",
            _ => null,
        };
        if (value is not JsonObject map || role is null || map.GetText("utterance") is not { } utterance)
        {
            problem = "found no `speaker` USER or SYSTEM with an `utterance`";
            return false;
        }

        var calls = new List<ToolCall>();
        var results = new List<string>();
        var frames = map.TryGet("frames", out var list) && list is JsonArray array ? array.Items : [];
        foreach (var frame in frames.OfType<JsonObject>())
        {
            if (!frame.TryGet("service_call", out var made) || made is JsonNull)
                continue;
            if (!TryReadCall(frame, made, offer, out var call, out problem))
                return false;
            calls.Add(call);
            results.Add(frame.TryGet("service_results", out var given) ? given.ToString() : "[]");
        }

        problem = null;
        turn = new SgdTurn(role, utterance, calls, results);
        return true;
    }

    private static bool TryReadCall(
        JsonObject frame, JsonValue made, SgdOffer offer, [NotNullWhen(true)] out ToolCall? call, [NotNullWhen(false)] out RowProblem? problem)
    {
        call = null;
        if (made is not JsonObject service
            || service.GetText("method") is not { Length: > 0 } method
            || !service.TryGet("parameters", out var parameters)
            || parameters is not JsonObject arguments)
        {
            problem = new RowProblem(QuarantineKinds.NoRightCalls, "`service_call` has no `method` with an object of `parameters`");
            return false;
        }

        problem = RepeatedKey.In(service, $"the call of \"{method}\"");
        if (problem is not null)
            return false;
        call = new ToolCall(offer.Names.GetValueOrDefault((frame.GetText("service") ?? "", method), method), arguments);
        return true;
    }
}
