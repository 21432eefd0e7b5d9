using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>Takes ToolRL's prompt texts apart: the numbered tools of the system text, and the tagged turns of the user's.</summary>
internal static partial class RllaPrompt
{
    private const string ToolsHeading = "**Available Tools**";
    private const string StepsHeading = "\n**Steps for Each Turn**";
    private const string HistoryHeading = "**Dialogue Records History**";

    /// <summary>Reads the tools: <c>1. Name: …</c>, <c>Description: …</c>, <c>Parameters: {…}</c>, each on a line of its own; a
    /// description may go on over several.</summary>
    public static bool TryReadTools(string system, [NotNullWhen(true)] out IReadOnlyList<Tool>? tools, [NotNullWhen(false)] out RowProblem? problem)
    {
        tools = null;
        var start = system.IndexOf(ToolsHeading, StringComparison.Ordinal);
        if (start < 0)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, $"the system text has no heading {ToolsHeading}");
            return false;
        }

        start += ToolsHeading.Length;
        var end = system.IndexOf(StepsHeading, start, StringComparison.Ordinal);
        var section = system[start..(end < 0 ? system.Length : end)];
        var heads = ToolHead().Matches(section);
        var definitions = new List<JsonValue>(heads.Count);
        for (var i = 0; i < heads.Count; i++)
        {
            var from = heads[i].Index + heads[i].Length;
            var to = i + 1 < heads.Count ? heads[i + 1].Index : section.Length;
            if (!TryReadTool(heads[i].Groups["name"].Value, section[from..to], out var definition, out problem))
            {
                problem = problem.In($"tools[{i}]");
                return false;
            }

            definitions.Add(definition);
        }

        return ToolJson.TryReadList(new LocatedJson(new JsonArray(definitions), default), XlamSchema.ConvertAlways, out tools, out problem);
    }

    /// <summary>Reads the turns: <c>&lt;user&gt;</c>, <c>&lt;think&gt;</c> (left out: a stock phrase in every row), <c>&lt;tool_call&gt;</c>,
    /// <c>&lt;obs&gt;</c> and <c>&lt;response&gt;</c>.</summary>
    public static bool TryReadHistory(
        string user,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out IReadOnlyList<Message>? conversation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        var builder = new ConversationBuilder();
        var text = user.Replace(HistoryHeading, "", StringComparison.Ordinal);
        foreach (Match turn in Turn().Matches(text))
            Add(turn.Groups["tag"].Value, turn.Groups["content"].Value.Trim(), tools, builder);
        if (builder.IsEmpty && !string.IsNullOrWhiteSpace(text))
            builder.Say("user", text.Trim());

        conversation = builder.Messages;
        problem = conversation.Any(message => message.Role == "user")
            ? null
            : new RowProblem(QuarantineKinds.NoConversation, "the prompt holds no <user> turn");
        return problem is null;
    }

    private static void Add(string tag, string content, IReadOnlyList<Tool> tools, ConversationBuilder builder)
    {
        switch (tag)
        {
            case "user":
                builder.Say("user", content);
                break;
            case "response":
                builder.Say("assistant", content);
                break;
            case "tool_call":
                var text = $"<tool_call>\n{content}\n</tool_call>";
                var read = ToolCallParser.Parse(text, tools, new ParseOptions { Repair = false });
                if (read.Status == ParseStatus.Ok && read.Calls.Count > 0)
                    builder.Call(read.Calls, content: null);
                else
                    builder.Say("assistant", text);
                break;
            case "obs":
                ToolResults.Add(content, "results", builder);
                break;
        }
    }

    private static bool TryReadTool(
        string name, string text, [NotNullWhen(true)] out JsonObject? definition, [NotNullWhen(false)] out RowProblem? problem)
    {
        definition = null;
        problem = null;
        var members = new List<JsonMember> { new("name", new JsonString(name)) };
        var cut = text.LastIndexOf("\nParameters:", StringComparison.Ordinal);
        var description = (cut < 0 ? text : text[..cut]).Trim();
        if (description.StartsWith("Description:", StringComparison.Ordinal))
            description = description["Description:".Length..].Trim();
        if (description.Length > 0)
            members.Add(new JsonMember("description", new JsonString(description)));
        if (cut >= 0)
        {
            var parameters = text[(cut + "\nParameters:".Length)..].Trim();
            if (!JsonTextReader.TryRead(parameters, out var value, out var error) || value is not JsonObject)
            {
                problem = new RowProblem(QuarantineKinds.NoTools, $"the parameters are no JSON object: {error?.ToString() ?? JsonKindNames.Of(value)}");
                return false;
            }

            members.Add(new JsonMember("parameters", value));
        }

        definition = new JsonObject(members);
        return true;
    }

    [GeneratedRegex(@"^[0-9]+\. Name:[ ]?(?<name>.*?)[\r ]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToolHead();

    [GeneratedRegex(
        "<(?<tag>user|think|tool_call|obs|response)>(?<content>.*?)(?:</\\k<tag>>|\\z)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Turn();
}
