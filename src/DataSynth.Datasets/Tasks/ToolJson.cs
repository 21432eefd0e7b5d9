using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>Tools in JSON: bare (<c>{"name","description","parameters"}</c>) or in OpenAI's form, the schema byte for byte.</summary>
internal static class ToolJson
{
    /// <summary>Reads a catalogue.</summary>
    /// <param name="located">A list of tools.</param>
    /// <param name="convert">Rewrites a tool's <c>parameters</c> into a schema text, or null to keep the source's bytes.</param>
    /// <param name="tools">The tools in order.</param>
    /// <param name="problem">Why it is not a catalogue.</param>
    public static bool TryReadList(
        LocatedJson located,
        Func<JsonObject, string?>? convert,
        [NotNullWhen(true)] out IReadOnlyList<Tool>? tools,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        tools = null;
        if (located.Value is not JsonArray array)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, $"`tools` is {JsonKindNames.Of(located.Value)}; expected a list of tools");
            return false;
        }

        var read = new List<Tool>(array.Items.Count);
        var names = new HashSet<string>(array.Items.Count);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (!TryRead(located.At(array.Items[i]), convert, out var tool, out problem))
            {
                problem = problem.In($"tools[{i}]").As(QuarantineKinds.NoTools);
                return false;
            }

            if (!names.Add(tool.Name))
            {
                problem = new RowProblem(QuarantineKinds.NoTools, $"tools[{i}]: the tool \"{tool.Name}\" is offered twice");
                return false;
            }

            read.Add(tool);
        }

        tools = read;
        problem = null;
        return true;
    }

    /// <summary>Reads one tool; see <see cref="TryReadList"/>.</summary>
    public static bool TryRead(
        LocatedJson located,
        Func<JsonObject, string?>? convert,
        [NotNullWhen(true)] out Tool? tool,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        tool = null;
        if (located.Value is not JsonObject outer)
        {
            problem = $"found {JsonKindNames.Of(located.Value)}; expected an object with `name` and `parameters`";
            return false;
        }

        var definition = outer.TryGet("function", out var inner) && inner is JsonObject function ? function : outer;
        var name = definition.GetText("name");
        if (string.IsNullOrEmpty(name))
        {
            problem = "the tool has no `name`";
            return false;
        }

        if (!TryReadParameters(located, definition, convert, out var parameters, out problem))
            return false;

        tool = ToolCache.Get(name, definition.GetText("description"), parameters);
        return true;
    }

    /// <summary>Writes one tool, bare, its schema as it came.</summary>
    public static void Write(Tool tool, JsonTextBuilder output)
    {
        output.Raw("{\"name\":").Text(tool.Name);
        if (tool.Description is not null)
            output.Raw(",\"description\":").Text(tool.Description);
        output.Raw(",\"parameters\":").Raw(tool.ParametersText).Raw("}");
    }

    /// <summary>Writes a catalogue as a JSON list of bare tools.</summary>
    public static void WriteList(IReadOnlyList<Tool> tools, JsonTextBuilder output)
    {
        output.Raw("[");
        for (var i = 0; i < tools.Count; i++)
        {
            if (i > 0)
                output.Raw(",");
            Write(tools[i], output);
        }

        output.Raw("]");
    }

    private static bool TryReadParameters(
        LocatedJson located,
        JsonObject definition,
        Func<JsonObject, string?>? convert,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        text = "{}";
        problem = null;
        if (!definition.TryGet("parameters", out var value) || value is JsonNull)
            return true;

        if (!located.At(value).TryUnpack("parameters", out var parameters, out problem))
        {
            text = null;
            return false;
        }

        if (parameters.Value is not JsonObject schema)
        {
            text = null;
            problem = $"`parameters` is {JsonKindNames.Of(parameters.Value)}; expected an object";
            return false;
        }

        text = convert?.Invoke(schema) ?? parameters.TextOf(schema);
        return true;
    }
}
