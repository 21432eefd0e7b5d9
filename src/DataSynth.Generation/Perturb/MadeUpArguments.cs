using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Fills a tool's parameters the way a model does that should not call it: from the words of the conversation.</summary>
internal static class MadeUpArguments
{
    private const int MaxDepth = 4;

    /// <summary>Arguments for the required parameters, and for the first optional one half of the time.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    public static JsonObject For(Tool tool, ConversationWords words, SeededRandom random)
    {
        var shape = ValueShape.Of(tool);
        var optional = random.Next(2) == 0 ? shape.Schema.Properties.FirstOrDefault(property => !property.IsRequired) : null;
        return new JsonObject(shape.Schema.Properties
            .Where(property => property.IsRequired || property == optional)
            .Select(property => new JsonMember(property.Name, Value(shape.Property(property.Name), words, random))));
    }

    /// <summary>A value that conforms to a schema.</summary>
    /// <param name="shape">What it must look like.</param>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    /// <param name="depth">Nesting so far.</param>
    public static JsonValue Value(ValueShape shape, ConversationWords words, SeededRandom random, int depth = 0)
    {
        var schema = shape.Schema;
        if (schema.Enum is { Count: > 0 } members)
            return random.Pick(members);
        if (schema.Alternatives.Count > 0 && depth < MaxDepth)
            return Value(shape with { Schema = schema.Alternatives[0] }, words, random, depth + 1);
        var types = schema.Types;
        if (schema.Default is { } given && types.Allow(given) && shape.Fits(given) && random.Next(2) == 0)
            return given;
        if (types.HasFlag(JsonTypes.String))
            return new JsonString(MadeUpScalars.Text(shape, words, random));
        if (types.HasFlag(JsonTypes.Integer) || types.HasFlag(JsonTypes.Number))
            return MadeUpScalars.Number(shape, words, random);
        if (types.HasFlag(JsonTypes.Boolean))
            return JsonBoolean.Of(random.Next(2) == 0);
        if (types.HasFlag(JsonTypes.Array))
            return List(shape, words, random, depth);
        if (!types.HasFlag(JsonTypes.Object))
            return JsonNull.Instance;
        return depth < MaxDepth
            ? new JsonObject(schema.Properties
                .Where(property => property.IsRequired)
                .Select(property => new JsonMember(property.Name, Value(shape.Property(property.Name), words, random, depth + 1))))
            : JsonObject.Empty;
    }

    /// <summary>One element, or two different ones.</summary>
    private static JsonArray List(ValueShape shape, ConversationWords words, SeededRandom random, int depth)
    {
        if (depth >= MaxDepth)
            return JsonArray.Empty;
        var two = new JsonArray([.. Enumerable.Range(0, 2).Select(position => Value(shape.ItemAt(position), words, random, depth + 1)).DistinctBy(CanonicalJson.Of)]);
        return random.Next(2) == 0 && shape.Fits(two) ? two : new JsonArray([two.Items[0]]);
    }
}
