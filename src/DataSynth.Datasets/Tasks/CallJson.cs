using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>Calls in JSON: <c>{"name","arguments"}</c>, bare or under <c>function</c>, the arguments as an object or as its text; where
/// there are none, <c>parameters</c>, as ToolRL and others spell them.</summary>
internal static class CallJson
{
    /// <summary>Reads one call.</summary>
    /// <param name="value">The call.</param>
    /// <param name="call">What was read.</param>
    /// <param name="problem">Why it is not a call.</param>
    public static bool TryRead(JsonValue value, [NotNullWhen(true)] out ToolCall? call, [NotNullWhen(false)] out RowProblem? problem)
    {
        call = null;
        if (value is not JsonObject outer)
        {
            problem = $"a call is {JsonKindNames.Of(value)}; expected an object with `name` and `arguments`";
            return false;
        }

        var @object = outer.TryGet("function", out var inner) && inner is JsonObject function ? function : outer;
        var name = @object.GetText("name");
        if (string.IsNullOrEmpty(name))
        {
            problem = "a call has no `name`";
            return false;
        }

        if (!TryReadArguments(@object, out var arguments, out problem))
        {
            problem = problem.In($"the call of \"{name}\"");
            return false;
        }

        // The call as it stands, and its arguments once more, for they may have been text.
        problem = RepeatedKey.In(outer, $"the call of \"{name}\"") ?? RepeatedKey.In(arguments, $"the call of \"{name}\": `arguments`");
        if (problem is not null)
            return false;

        call = new ToolCall(name, arguments);
        return true;
    }

    /// <summary>Writes one call with its arguments as an object.</summary>
    public static void Write(ToolCall call, JsonTextBuilder output)
        => output.Raw("{\"name\":").Text(call.Name).Raw(",\"arguments\":").Value(call.Arguments).Raw("}");

    private static bool TryReadArguments(
        JsonObject call,
        [NotNullWhen(true)] out JsonObject? arguments,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        arguments = JsonObject.Empty;
        problem = null;
        if (!call.TryGet("arguments", out var value) && !call.TryGet("parameters", out value))
            return true;
        if (value is JsonNull or JsonString { Text.Length: 0 })
            return true;

        if (!new LocatedJson(value, default).TryUnpack("arguments", out var inner, out problem))
        {
            arguments = null;
            return false;
        }

        arguments = inner.Value as JsonObject;
        problem = arguments is null ? $"`arguments` is {JsonKindNames.Of(inner.Value)}; expected an object" : null;
        return arguments is not null;
    }
}
