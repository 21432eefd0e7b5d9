using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Chooses among the branches of <c>anyOf</c> and <c>oneOf</c>.</summary>
internal static class SchemaBranch
{
    /// <summary>Branches may nest, and a malformed schema may lead in a circle.</summary>
    private const int MaxSteps = 16;

    /// <summary>The branch that a right value belongs to: the first that allows its type and knows most of its members.</summary>
    /// <param name="value">The right value; the candidate's own may be wrong in any way.</param>
    /// <param name="schema">The schema with or without branches.</param>
    public static ParameterSchema For(JsonValue value, ParameterSchema schema)
    {
        for (var step = 0; step < MaxSteps && schema.Alternatives.Count > 0; step++)
        {
            ParameterSchema? best = null;
            var bestFit = -1;
            foreach (var branch in schema.Alternatives)
            {
                var fit = branch.Types.Allow(value) ? Fit(value, branch) : -1;
                if (fit > bestFit)
                    (best, bestFit) = (branch, fit);
            }

            if (best is null)
                return schema;
            schema = best;
        }

        return schema;
    }

    /// <summary>How well a branch fits that allows the value's type: members and elements count where the branch declares them and their
    /// own type and enum allow them. One level deep; what lies deeper does not tell branches apart in practice.</summary>
    private static int Fit(JsonValue value, ParameterSchema branch) => value switch
    {
        JsonArray array => array.Items.Index().All(item => Allows(branch.ItemAt(item.Index), item.Item)) ? 1 : 0,
        JsonObject map when branch.Properties.Any(property => property.IsRequired && !map.TryGet(property.Name, out _)) => 0,
        JsonObject map => 1 + map.Members.Sum(member => MemberFit(member, branch)),
        _ => Allows(branch, value) ? 1 : 0,
    };

    private static int MemberFit(JsonMember member, ParameterSchema branch)
    {
        if (!branch.TryGetProperty(member.Name, out _))
            return 0;
        return Allows(branch.PropertyOrAnything(member.Name), member.Value) ? 2 : 1;
    }

    private static bool Allows(ParameterSchema schema, JsonValue value)
        => schema.Types.Allow(value) && (schema.Enum is not { } members || members.Any(member => CanonicalJson.Of(member) == CanonicalJson.Of(value)));
}
