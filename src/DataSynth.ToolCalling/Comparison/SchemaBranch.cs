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

    private static int Fit(JsonValue value, ParameterSchema branch)
    {
        if (value is not JsonObject map)
            return 0;
        if (branch.Properties.Any(property => property.IsRequired && !map.TryGet(property.Name, out _)))
            return 0;
        return 1 + map.Members.Count(member => branch.TryGetProperty(member.Name, out _));
    }
}
