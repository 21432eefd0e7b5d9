using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// Exact right calls in the spellings of published preference sets: a list of <c>{"name","arguments"}</c>, a list of one-key objects
/// <c>{"tool": {arguments}}</c> (FC-RewardBench), one of either, any of these as text, or text in the syntax of a model.
/// </summary>
internal static class PublishedCalls
{
    /// <summary>Reads right calls.</summary>
    /// <param name="value">The calls; null and an empty list say that no call is right.</param>
    /// <param name="name">The column, for the problem.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="expectation">What was read.</param>
    /// <param name="problem">Why they are no calls.</param>
    public static bool TryRead(
        JsonValue value,
        string name,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        if (value is JsonString text)
        {
            problem = LoneSurrogate.In(text.Text, $"the text in `{name}`");
            if (problem is not null)
                return false;
            if (!JsonTextReader.TryRead(text.Text, out var inner, out _))
                return TryReadText(text.Text, name, tools, out expectation, out problem);
            value = inner;
        }

        problem = null;
        IReadOnlyList<JsonValue> items = value switch
        {
            JsonArray list => list.Items,
            JsonNull => [],
            _ => [value],
        };
        var calls = new List<ToolCall>(items.Count);
        foreach (var item in items)
        {
            if (!CallJson.TryRead(Named(item), out var call, out problem))
            {
                problem = problem.In($"`{name}`").As(QuarantineKinds.NoRightCalls);
                return false;
            }

            calls.Add(call);
        }

        expectation = ExpectationOf(calls);
        return true;
    }

    /// <summary>Exact expectation of calls that were read already.</summary>
    public static Expectation ExpectationOf(IReadOnlyList<ToolCall> calls)
        => calls.Count == 0
            ? Expectation.NoCall
            : new Expectation(ExpectationKind.Exact, [.. calls.Select(call => new ExpectedCall(
                call.Name,
                [.. call.Arguments.Members.Select(argument => new ExpectedArgument(argument.Name, [argument.Value]))]))]);

    /// <summary>Turns <c>{"tool": {arguments}}</c> into the usual form.</summary>
    public static JsonValue Named(JsonValue item)
        => item is JsonObject { Members: [{ Name: not ("name" or "function") } only] } && only.Value is JsonObject or JsonString
            ? new JsonObject([new("name", new JsonString(only.Name)), new("arguments", only.Value)])
            : item;

    private static bool TryReadText(
        string text,
        string name,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        var read = ToolCallParser.Parse(text, tools, new ParseOptions { Repair = false });
        var repeated = read.Calls.Select(call => RepeatedKey.In(call.Arguments, $"`{name}`: {call.Name}")).FirstOrDefault(found => found is not null);
        problem = read.Status == ParseStatus.Ok && read.Calls.Count > 0
            ? repeated
            : new RowProblem(QuarantineKinds.NoRightCalls, $"`{name}` is text that cannot be read as calls");
        expectation = problem is null ? ExpectationOf(read.Calls) : null;
        return expectation is not null;
    }
}
