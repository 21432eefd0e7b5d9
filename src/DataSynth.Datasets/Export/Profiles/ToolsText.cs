using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>Catalogues as trainers' chat templates want them.</summary>
internal static class ToolsText
{
    /// <summary>The catalogue in OpenAI's form as JSON, every schema byte for byte; null where no tool is offered, because templates make
    /// another prompt of an empty list than of none.</summary>
    public static string? OpenAi(IReadOnlyList<Tool> tools)
    {
        if (tools.Count == 0)
            return null;
        var output = new JsonTextBuilder();
        for (var i = 0; i < tools.Count; i++)
        {
            ToolJson.Write(tools[i], output.Raw(i == 0 ? "[" : ",").Raw("{\"type\":\"function\",\"function\":"));
            output.Raw("}");
        }

        return output.Raw("]").ToString();
    }
}
