using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>Puts exact values into the form of BFCL's ground truth, in which dictionaries list the accepted values of each key.</summary>
internal static class BfclForm
{
    public static ExpectedCall Of(ExpectedCall call)
        => call with { Arguments = [.. call.Arguments.Select(argument => argument with { Accepted = [.. argument.Accepted.Select(Of)] })] };

    private static JsonValue Of(JsonValue value) => value switch
    {
        JsonObject map => OfDict(map),
        JsonArray array when array.Items.Count > 0 && array.Items.All(item => item is JsonObject)
            => new JsonArray([.. array.Items.Select(item => OfDict((JsonObject)item))]),
        _ => value,
    };

    private static JsonObject OfDict(JsonObject map)
        => new(map.Members.Select(member => new JsonMember(member.Name, new JsonArray([member.Value]))));
}
