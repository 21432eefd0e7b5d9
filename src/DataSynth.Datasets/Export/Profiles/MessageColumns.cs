using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Tasks;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>Messages as lists of role and text, the one nesting in which every trainer reads a conversation.</summary>
internal static class MessageColumns
{
    /// <summary>The field of a conversation; role and content are never null.</summary>
    public static ParquetField Field(string name)
        => ParquetField.List(name, ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content")]));

    /// <summary>The messages with earlier calls as text; results keep the role <c>tool</c>.</summary>
    public static object?[] AsText(IEnumerable<Message> conversation)
        => [.. conversation.Select(message => Row(message.Role, ConversationText.ContentOf(message)))];

    /// <summary>The messages for a chat template that need know no tools: earlier calls as text, results as words of the user.</summary>
    public static object?[] AsPlainTurns(ToolTask task)
        => [.. PromptTemplate.Default.Syntax.Render(task.Conversation).Select(message => Row(message.Role, message.Content ?? ""))];

    /// <summary>The messages with the tools in the system text.</summary>
    /// <param name="task">The task.</param>
    /// <param name="template">How tools and earlier calls are written.</param>
    public static object?[] WithTools(ToolTask task, PromptTemplate template)
        => [.. template.Render(task).Messages.Select(message => Row(message.Role, message.Content ?? ""))];

    /// <summary>An answer as a conversation of one turn.</summary>
    public static object?[] Assistant(string text) => [Row("assistant", text)];

    private static object?[] Row(string role, string content) => [role, content];
}
