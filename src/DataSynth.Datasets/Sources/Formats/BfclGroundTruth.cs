using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// The right calls of a BFCL case in all published spellings: a list of one-key objects with accepted values; a map whose keys are
/// numbered where a tool is called again (2024: <c>f_1</c>, <c>f 2</c>); a list of Python calls (executable categories); null where no
/// call is right; and any of these as text.
/// </summary>
internal static class BfclGroundTruth
{
    /// <summary>Reads a ground truth.</summary>
    public static bool TryRead(
        JsonValue value,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        problem = null;
        if (value is JsonString text)
        {
            problem = LoneSurrogate.In(text.Text, "the text in `ground_truth`");
            if (problem is not null)
                return false;
            if (!JsonTextReader.TryRead(text.Text, out var inner, out _))
                return TryReadPython([text], tools, out expectation, out problem);
            value = inner;
        }

        problem = RepeatedKey.In(value, "`ground_truth`");
        if (problem is not null)
            return false;

        switch (value)
        {
            case JsonNull or JsonArray { Items.Count: 0 }:
                expectation = Expectation.NoCall;
                return true;
            case JsonObject map:
                return TryReadAccepted([map], tools, out expectation, out problem);
            case JsonArray { Items: [JsonString, ..] } calls:
                return TryReadPython(calls.Items, tools, out expectation, out problem);
            case JsonArray { Items: [JsonArray, ..] }:
                problem = new RowProblem(
                    QuarantineKinds.Executed,
                    "the ground truth is a list of turns: the leaderboard executes these, so there are no right calls to compare with");
                return false;
            case JsonArray maps:
                return TryReadAccepted(maps.Items, tools, out expectation, out problem);
            default:
                problem = NotCalls($"`ground_truth` is {JsonKindNames.Of(value)}; expected a list of calls, a map of calls, or null");
                return false;
        }
    }

    private static RowProblem NotCalls(string reason) => new(QuarantineKinds.NoRightCalls, reason);

    private static bool TryReadAccepted(
        IReadOnlyList<JsonValue> maps,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        problem = null;
        var calls = new List<ExpectedCall>();
        foreach (var item in maps)
        {
            if (item is not JsonObject map)
            {
                problem = NotCalls($"`ground_truth` holds {JsonKindNames.Of(item)}; expected objects from a tool's name to accepted values");
                return false;
            }

            foreach (var (key, value) in map.Members)
            {
                var name = WithoutNumber(key, tools);
                if (value is not JsonObject members)
                {
                    problem = NotCalls($"`ground_truth` of {name} is {JsonKindNames.Of(value)}; expected an object from parameter to accepted values");
                    return false;
                }

                if (!ExpectationJson.TryReadArguments(ExpectationKind.Accepted, name, members, out var arguments, out problem))
                    return false;
                calls.Add(new ExpectedCall(name, arguments));
            }
        }

        expectation = new Expectation(ExpectationKind.Accepted, calls);
        return true;
    }

    /// <summary>The tool that a numbered key stands for; the key itself where it names a tool or none can be found.</summary>
    private static string WithoutNumber(string key, IReadOnlyList<Tool> tools)
    {
        if (tools.Any(tool => tool.Name == key))
            return key;
        var name = key.AsSpan().TrimEnd("0123456789");
        if (name.Length == key.Length || name is not [.., ' ' or '_'])
            return key;
        var shorter = name[..^1].ToString();
        return tools.Any(tool => tool.Name == shorter) ? shorter : key;
    }

    private static bool TryReadPython(
        IReadOnlyList<JsonValue> items,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = null;
        problem = null;
        var calls = new List<ExpectedCall>();
        foreach (var item in items)
        {
            if (item is not JsonString text || !PythonCalls.TryParse(text.Text, tools, out var parsed))
            {
                problem = NotCalls($"`ground_truth` holds {item}, which cannot be read as a Python call");
                return false;
            }

            problem = parsed.Select(call => RepeatedKey.In(call.Arguments, $"`ground_truth`: {call.Name}")).FirstOrDefault(found => found is not null);
            if (problem is not null)
                return false;
            calls.AddRange(parsed.Select(call => new ExpectedCall(
                call.Name,
                [.. call.Arguments.Members.Select(argument => new ExpectedArgument(argument.Name, [argument.Value]))])));
        }

        expectation = new Expectation(ExpectationKind.Exact, calls);
        return true;
    }
}
