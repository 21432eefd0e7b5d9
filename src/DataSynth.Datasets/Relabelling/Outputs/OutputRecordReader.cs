using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>
/// Reads recorded outputs: BFCL's official results (<c>{"id", "result"}</c>; a text, or a list of objects from a tool's name to its
/// arguments, with texts among them), and records that say more under plain names.
/// </summary>
internal static class OutputRecordReader
{
    private static readonly string[] CaseIds = ["case_id", "task_id", "id", "idx"];
    private static readonly string[] Results = ["result", "raw_output", "output", "response", "calls", "tool_calls"];
    private static readonly string[] Models = ["model", "model_name", "generator_model"];
    private static readonly string[] Licenses = ["generator_license", "license"];
    private static readonly string[] Samples = ["sample_index", "sample"];
    private static readonly string[] Temperatures = ["temperature"];
    private static readonly string[] ErrorTypes = ["error_class", "error_type"];

    /// <summary>Reads a record.</summary>
    /// <param name="utf8">The record.</param>
    /// <param name="depth">Nesting allowed.</param>
    /// <param name="output">What was read.</param>
    /// <param name="problem">Why it is no output.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8, int depth, [NotNullWhen(true)] out OutputRecord? output, [NotNullWhen(false)] out RowProblem? problem)
    {
        output = null;
        if (!JsonTextReader.TryRead(utf8, depth, out var value, out var error))
        {
            problem = new RowProblem(QuarantineKinds.BrokenJson, $"not valid JSON: column {error.Value.Column}: {error.Value.Reason}");
            return false;
        }

        if (value is not JsonObject record)
        {
            problem = new RowProblem(QuarantineKinds.NoOutput, $"found {JsonKindNames.Of(value)}; expected an object");
            return false;
        }

        var id = record.FindText(CaseIds);
        if (string.IsNullOrEmpty(id))
        {
            problem = new RowProblem(QuarantineKinds.UnusableId, "the output names no case; expected `id`, or `case_id` beside the output's own `id`");
            return false;
        }

        if (record.Find(Results) is not { } result)
        {
            problem = new RowProblem(QuarantineKinds.NoOutput, $"the output is missing; expected one of {string.Join(", ", Results.Select(name => $"`{name}`"))}");
            return false;
        }

        if (!TryReadReply(result, record.GetText("finish_reason"), out var reply, out problem))
            return false;
        output = new OutputRecord(id, reply, result is JsonString text ? text.Text : result.ToString())
        {
            Model = record.FindText(Models),
            License = record.FindText(Licenses),
            SampleIndex = record.FindInteger(Samples),
            Temperature = record.FindNumber(Temperatures),
            Earlier = EarlierOf(record),
            UnderscoreToDot = record.TryGet("underscore_to_dot", out var dots) && dots is JsonBoolean { Value: true },
        };
        return true;
    }

    private static bool TryReadReply(
        JsonValue result, string? finishReason, [NotNullWhen(true)] out ModelReply? reply, [NotNullWhen(false)] out RowProblem? problem)
    {
        reply = null;
        problem = null;
        switch (result)
        {
            case JsonNull:
                reply = new ModelReply("", [], null, finishReason);
                return true;
            case JsonString text:
                problem = LoneSurrogate.In(text.Text, "the output");
                reply = problem is null ? new ModelReply(text.Text, [], null, finishReason) : null;
                return problem is null;
            case JsonArray { Items: [JsonArray, ..] }:
                problem = new RowProblem(QuarantineKinds.Executed, "the output is a list of turns: the leaderboard executes these");
                return false;
            case JsonArray list:
                reply = ReadList(list.Items, finishReason);
                return true;
            case JsonObject one:
                reply = ReadList([one], finishReason);
                return true;
            default:
                problem = new RowProblem(QuarantineKinds.NoOutput, $"the output is {JsonKindNames.Of(result)}; expected a text or a list of calls");
                return false;
        }
    }

    /// <summary>Calls that a server read, with the texts that it put among them.</summary>
    private static ModelReply ReadList(IReadOnlyList<JsonValue> items, string? finishReason)
    {
        var calls = new List<ApiToolCall>();
        var texts = new List<string>();
        foreach (var item in items)
        {
            if (item is JsonObject map && CallOf(map) is { } named)
                calls.Add(named);
            else if (item is JsonObject names)
                calls.AddRange(names.Members.Select(member => new ApiToolCall(member.Name, ArgumentsText(member.Value))));
            else
                texts.Add(item is JsonString text ? text.Text : item.ToString());
        }

        return new ModelReply(string.Join('\n', texts), calls, null, finishReason);
    }

    /// <summary>A call that says which is its name.</summary>
    private static ApiToolCall? CallOf(JsonObject map)
    {
        var call = map.TryGet("function", out var inner) && inner is JsonObject function ? function : map;
        return call.GetText("name") is { Length: > 0 } name && (call.TryGet("arguments", out var arguments) || call.TryGet("parameters", out arguments))
            ? new ApiToolCall(name, ArgumentsText(arguments))
            : null;
    }

    private static string ArgumentsText(JsonValue arguments) => arguments is JsonString text ? text.Text : arguments.ToString();

    private static EarlierLabel? EarlierOf(JsonObject record)
    {
        if (record.TryGet("valid", out var valid) && valid is JsonBoolean isValid)
        {
            return isValid.Value
                ? new EarlierLabel(VerdictKind.Correct.ToFileName(), null)
                : EarlierLabels.Of(VerdictKind.Incorrect.ToFileName(), record.FindText(ErrorTypes));
        }

        return record.GetText("verdict") is { } verdict ? EarlierLabels.Of(verdict, record.FindText(ErrorTypes)) : null;
    }
}
