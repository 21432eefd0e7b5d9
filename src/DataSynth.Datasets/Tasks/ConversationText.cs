using System.Text;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tasks;

/// <summary>Messages as role and text alone, for models without native tools and for the column <c>conversation</c>.</summary>
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
            var json = new JsonTextBuilder();
            CallJson.Write(call, json);
            text.Append("<tool_call>\n").Append(json).Append("\n</tool_call>");
        }

        return text.ToString();
    }

    /// <summary>
    /// A message for a server that knows no tools: calls as text, and a result as the user's words between <c>&lt;tool_response&gt;</c>
    /// tags, which is how the chat templates of Hermes and Qwen render the role <c>tool</c>.
    /// </summary>
    public static Message AsPlainMessage(Message message) => message.Role == "tool"
        ? new Message("user", $"<tool_response>\n{message.Content}\n</tool_response>")
        : new Message(message.Role, ContentOf(message));
}
