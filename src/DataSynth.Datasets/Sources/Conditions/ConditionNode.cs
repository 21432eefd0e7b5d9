using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>A part of a condition.</summary>
internal abstract record ConditionNode
{
    /// <summary>Whether it holds for a record.</summary>
    public abstract bool Holds(JsonValue record);

    /// <summary>All parts hold.</summary>
    public sealed record All(IReadOnlyList<ConditionNode> Parts) : ConditionNode
    {
        /// <inheritdoc/>
        public override bool Holds(JsonValue record) => Parts.All(part => part.Holds(record));
    }

    /// <summary>One part holds.</summary>
    public sealed record Any(IReadOnlyList<ConditionNode> Parts) : ConditionNode
    {
        /// <inheritdoc/>
        public override bool Holds(JsonValue record) => Parts.Any(part => part.Holds(record));
    }

    /// <summary>The part does not hold.</summary>
    public sealed record Not(ConditionNode Part) : ConditionNode
    {
        /// <inheritdoc/>
        public override bool Holds(JsonValue record) => !Part.Holds(record);
    }

    /// <summary>A field stands in a relation to one of several values.</summary>
    public sealed record Field(IReadOnlyList<string> Path, Relation Relation, IReadOnlyList<JsonValue> Values) : ConditionNode
    {
        /// <inheritdoc/>
        public override bool Holds(JsonValue record)
        {
            var value = ValueOf(record);
            return value is JsonArray list ? list.Items.Any(Matches) : Matches(value);
        }

        private bool Matches(JsonValue found) => Values.Any(value => Relations.Hold(found, Relation, value));

        private JsonValue ValueOf(JsonValue record)
        {
            var value = record;
            foreach (var name in Path)
            {
                if (value is not JsonObject map || !map.TryGet(name, out value))
                    return JsonNull.Instance;
            }

            return value;
        }
    }
}
