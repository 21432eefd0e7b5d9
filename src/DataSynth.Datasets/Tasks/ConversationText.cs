using System.Text;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tasks;

/// <summary>Messages as role and text alone, for the column <c>conversation</c> and for prompts in that syntax.</summary>
internal static class ConversationText
{
    /// <summary>A message's text with its calls as Hermes writes them: <c>&lt;tool_call&gt;</c>, a line of JSON, <c>&lt;/tool_call&gt;</c>.</summary>
    public static string ContentOf(Message message)
    {
        if (message.ToolCalls.Count == 0)
            return message.Content ?? "";

        var text = new StringBuilder(message.Content);
        foreach (var call in message.ToolCalls)
        {
            if (text.Length > 0)
                text.Append('\n');
            using var json = new JsonTextBuilder();
            CallJson.Write(call, json);
            text.Append("<tool_call>\n").Append(json).Append("\n</tool_call>");
        }

        return text.ToString();
    }
}
