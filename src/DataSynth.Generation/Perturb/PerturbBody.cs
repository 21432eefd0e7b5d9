using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Writes a wrong answer as the body of a reply: <c>{"perturb":1,"error_type":"value","message":{"role":"assistant","content":"…",
/// "tool_calls":[{"function":{"name":"…","arguments":{…}}}]}}</c>, <c>tool_calls</c> only where there are calls.
/// </summary>
internal static class PerturbBody
{
    /// <summary>Writes the body.</summary>
    /// <param name="perturbation">The wrong answer.</param>
    public static byte[] Write(Perturbation perturbation)
    {
        var message = new List<JsonMember>
        {
            new("role", new JsonString("assistant")),
            new("content", new JsonString(perturbation.Text)),
        };
        if (perturbation.Calls.Count > 0)
        {
            message.Add(new JsonMember("tool_calls", new JsonArray([.. perturbation.Calls.Select(call => new JsonObject(
            [
                new JsonMember("function", new JsonObject([new("name", new JsonString(call.Name)), new("arguments", call.Arguments)])),
            ]))])));
        }

        var body = new JsonObject(
        [
            new("perturb", JsonNumber.Of(1)),
            new("error_type", new JsonString(perturbation.Kind.ToFileName())),
            new("message", new JsonObject(message)),
        ]);
        var buffer = new ArrayBufferWriter<byte>();
        body.WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
