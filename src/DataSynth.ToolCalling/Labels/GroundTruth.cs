using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Checks that the right calls of a task are possible at all with the tools it offers.</summary>
public static class GroundTruth
{
    private static readonly SchemaRules Rules = new(default);

    /// <summary>All contradictions between the expectation and the tools: unknown tool, missing required parameter, unknown
    /// parameter, wrong type, value outside an enum.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The problems in the order of the calls; empty when the ground truth is valid.</returns>
    public static IReadOnlyList<GroundTruthProblem> Validate(ToolTask task) => Validate(task, GroundTruthCheck.Strict);

    /// <summary>The contradictions that matter in a mode.</summary>
    /// <param name="task">The task.</param>
    /// <param name="mode">Which of them matter.</param>
    /// <returns>The problems in the order of the calls; empty when the ground truth is usable.</returns>
    public static IReadOnlyList<GroundTruthProblem> Validate(ToolTask task, GroundTruthCheck mode)
    {
        if (mode == GroundTruthCheck.Off || task.Expectation.Calls.Count == 0)
            return [];

        List<GroundTruthProblem>? problems = null;
        var catalogue = new ToolCatalogue(task.Tools);
        for (var i = 0; i < task.Expectation.Calls.Count; i++)
        {
            var call = task.Expectation.Calls[i];
            if (catalogue.Find(call.Name) is not { } schema)
            {
                Add(ref problems, $"calls[{i}]", $"tool \"{call.Name}\" is not offered", structural: true);
                continue;
            }

            foreach (var argument in call.Arguments)
            {
                if (schema.TryGetProperty(argument.Name, out var property))
                {
                    if (mode == GroundTruthCheck.Strict && ValueProblem(task, argument, property) is { } reason)
                        Add(ref problems, PathOf(i, argument.Name), reason, structural: false);
                }
                else if (!schema.AllowsUndeclared)
                {
                    Add(ref problems, PathOf(i, argument.Name), $"tool \"{call.Name}\" has no such parameter", structural: true);
                }
            }

            foreach (var property in schema.Properties)
            {
                if (property.IsRequired && call.Arguments.All(argument => argument.Name != property.Name))
                    Add(ref problems, PathOf(i, property.Name), "required parameter is missing", structural: true);
            }
        }

        return problems ?? [];
    }

    private static string PathOf(int call, string parameter) => $"calls[{call}].arguments.{parameter}";

    private static void Add(ref List<GroundTruthProblem>? problems, string path, string reason, bool structural)
        => (problems ??= []).Add(new GroundTruthProblem(path, reason) { IsStructural = structural });

    /// <summary>The reason why no accepted value conforms. One that does is enough: sets of accepted values often add other
    /// spellings.</summary>
    private static string? ValueProblem(ToolTask task, ExpectedArgument argument, SchemaProperty property)
    {
        string? first = null;
        var schema = property.Schema;
        var accepted = task.Expectation.Kind == ExpectationKind.Accepted;
        if (accepted && !property.IsRequired && AcceptedValue.AllowsOmission(argument.Accepted))
            return null;

        foreach (var value in argument.Accepted)
        {
            if (accepted && AcceptedValue.IsOmission(value) && argument.Accepted.Count > 1)
                continue;
            // In Java and JavaScript a string may be the name of a variable of any type.
            if (task.Language != SourceLanguage.Python && value is JsonString)
                return null;
            // Tools that declare the text "None" as the default of a number do not mean to forbid it.
            if (schema.Default is { } @default && Rules.AreEqual(@default, value, schema))
                return null;

            var right = accepted ? AcceptedValue.Resolve(value, schema, Rules) : value;
            var reason = SchemaConformance.Problem(right, schema, Rules);
            if (reason is null)
                return null;
            first ??= reason;
        }

        return first ?? (argument.Accepted.Count == 0 ? "no value is accepted" : null);
    }
}
