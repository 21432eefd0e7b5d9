using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Prompts;

/// <summary><c>pythonic</c>: all calls of a turn as one Python list, <c>[f(a=1), g(b="x")]</c>, as BFCL, Llama 3.2 and ToolACE have it;
/// results as a JSON list of <c>{"role", "name", "content"}</c>.</summary>
internal sealed class PythonicPrompts() : PromptSyntax("pythonic", "bfcl_python", "llama4_pythonic")
{
    /// <inheritdoc/>
    public override string Calls(IReadOnlyList<ToolCall> calls) => $"[{string.Join(", ", calls.Select(Call))}]";

    private protected override string Results(IReadOnlyList<ToolResult> results)
    {
        var list = new JsonTextBuilder().Raw("[");
        for (var i = 0; i < results.Count; i++)
        {
            list.Raw(i > 0 ? ", {\"role\": \"tool\"" : "{\"role\": \"tool\"");
            if (results[i].Tool is { } tool)
                list.Raw(", \"name\": ").Text(tool);
            list.Raw(", \"content\": ").Text(results[i].Content).Raw("}");
        }

        return list.Raw("]").ToString();
    }

    private static string Call(ToolCall call)
    {
        var spelled = call.Arguments.Members.Where(member => IsKeyword(member.Name)).Select(member => $"{member.Name}={Literal(member.Value)}").ToList();
        var others = call.Arguments.Members.Where(member => !IsKeyword(member.Name)).ToList();

        // Python's way for a name that is none of its identifiers.
        if (others.Count > 0)
            spelled.Add($"**{Literal(new JsonObject(others))}");
        return $"{call.Name}({string.Join(", ", spelled)})";
    }

    private static bool IsKeyword(string name)
        => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>A JSON string is a Python string too, and a numeral a numeral.</summary>
    private static string Literal(JsonValue value) => value switch
    {
        JsonNull => "None",
        JsonBoolean flag => flag.Value ? "True" : "False",
        JsonArray list => $"[{string.Join(", ", list.Items.Select(Literal))}]",
        JsonObject map => $"{{{string.Join(", ", map.Members.Select(member => $"{new JsonString(member.Name)}: {Literal(member.Value)}"))}}}",
        _ => value.ToString(),
    };
}
