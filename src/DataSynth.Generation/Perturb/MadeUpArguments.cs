using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Fills a tool's parameters the way a model does that should not call it: from the words of the conversation.</summary>
internal static class MadeUpArguments
{
    private const int MaxDepth = 4;

    /// <summary>Arguments for the required parameters, and for the first optional one half of the time.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="task">The task, whose last user message lends the words.</param>
    /// <param name="random">The source of choices.</param>
    public static JsonObject For(Tool tool, ToolTask task, SeededRandom random)
    {
        var schema = ToolSchema.Of(tool);
        var words = Words(task);
        var optional = random.Next(2) == 0 ? schema.Properties.FirstOrDefault(property => !property.IsRequired) : null;
        return new JsonObject(schema.Properties
            .Where(property => property.IsRequired || property == optional)
            .Select(property => new JsonMember(property.Name, Value(property.Schema, words, random, 0))));
    }

    /// <summary>A value that conforms to a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="words">Words to take texts from; at least one.</param>
    /// <param name="random">The source of choices.</param>
    /// <param name="depth">Nesting so far.</param>
    public static JsonValue Value(ParameterSchema schema, IReadOnlyList<string> words, SeededRandom random, int depth = 0)
    {
        if (schema.Enum is { Count: > 0 } members)
            return random.Pick(members);
        if (schema.Alternatives.Count > 0 && depth < MaxDepth)
            return Value(schema.Alternatives[0], words, random, depth + 1);
        var types = schema.Types;
        if (types.HasFlag(JsonTypes.String))
            return new JsonString(random.Pick(words));
        if (types.HasFlag(JsonTypes.Integer) || types.HasFlag(JsonTypes.Number))
            return JsonNumber.Of((long)random.Next(20) + 1);
        if (types.HasFlag(JsonTypes.Boolean))
            return JsonBoolean.Of(random.Next(2) == 0);
        if (types.HasFlag(JsonTypes.Array))
            return depth < MaxDepth ? new JsonArray([Value(schema.ItemAt(0), words, random, depth + 1)]) : JsonArray.Empty;
        if (!types.HasFlag(JsonTypes.Object))
            return JsonNull.Instance;
        return depth < MaxDepth
            ? new JsonObject(schema.Properties
                .Where(property => property.IsRequired)
                .Select(property => new JsonMember(property.Name, Value(property.Schema, words, random, depth + 1))))
            : JsonObject.Empty;
    }

    /// <summary>The longer words of the last user message, without punctuation; <c>example</c> where there are none.</summary>
    /// <param name="task">The task.</param>
    public static IReadOnlyList<string> Words(ToolTask task)
    {
        var text = task.Conversation.LastOrDefault(message => message.Role == "user")?.Content ?? "";
        var words = text.Split((char[]?)null, 200, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '?', '!', ';', ':', '"', '\'', '(', ')', '«', '»', '¿', '¡', '。', '？'))
            .Where(word => word.Length is > 3 and < 40)
            .ToList();
        return words.Count > 0 ? words : ["example"];
    }
}
