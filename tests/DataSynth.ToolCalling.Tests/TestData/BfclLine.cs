using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>A case and an output as a line of the filter <c>label</c>.</summary>
public static class BfclLine
{
    public static string Of(JsonObject one, JsonObject row)
    {
        one.TryGet("tools", out var tools);
        one.TryGet("ground_truth", out var truth);
        row.TryGet("decoded", out var calls);
        row.TryGet("underscore_to_dot", out var dots);
        var accepted = truth is JsonArray list ? new JsonArray([.. list.Items.Select(call => Accepted((JsonObject)call))]) : JsonArray.Empty;
        return new JsonObject(
        [
            new JsonMember("id", new JsonString(row.GetText("id")!)),
            new JsonMember("tools", tools!),
            new JsonMember("accepted", accepted),
            new JsonMember("calls", calls!),
            new JsonMember("language", new JsonString(one.GetText("language")!)),
            new JsonMember("underscore_to_dot", dots!),
        ]).ToString();
    }

    private static JsonObject Accepted(JsonObject call)
        => new([new JsonMember("name", new JsonString(call.Members[0].Name)), new JsonMember("arguments", call.Members[0].Value)]);
}
