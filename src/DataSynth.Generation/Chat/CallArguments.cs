using System.Text.Json;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Chat;

/// <summary>Arguments as <c>FunctionCallContent</c> holds them.</summary>
internal static class CallArguments
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonTextReader.DefaultMaxDepth + 1 };

    /// <summary>The members as <c>JsonElement</c>s, so that number text is kept; of a key given twice the last.</summary>
    /// <param name="arguments">The arguments.</param>
    public static Dictionary<string, object?> ToDictionary(JsonObject arguments)
    {
        var dictionary = new Dictionary<string, object?>(arguments.Members.Count);
        foreach (var (name, value) in arguments.Members)
        {
            using var document = JsonDocument.Parse(value.ToString(), Options);
            dictionary[name] = document.RootElement.Clone();
        }

        return dictionary;
    }
}
