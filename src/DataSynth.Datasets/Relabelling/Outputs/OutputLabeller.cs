using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>Labels recorded outputs against the tasks that they answer. Thread-safe.</summary>
/// <param name="tasks">The tasks.</param>
/// <param name="options">How to label.</param>
internal sealed class OutputLabeller(TaskStore tasks, RelabelOptions options)
{
    private readonly FlipRules _flips = new(options.Label.Rules);

    /// <summary>Labels an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="model">Whose it is.</param>
    /// <param name="sample">Which of the model's answers to the case.</param>
    /// <param name="record">The record, for <c>--keep</c>.</param>
    /// <param name="problem">Why there is no row; null when there is one.</param>
    public RelabelledRow? Label(OutputRecord output, string model, long sample, byte[] record, out RowProblem? problem)
    {
        problem = null;
        var dots = options.Label.DotsAsUnderscores || (options.Label.Rules == LabelRules.Bfcl && output.UnderscoreToDot);
        if (!tasks.TryGet(output.CaseId, dots, out var labeller))
        {
            problem = tasks.ProblemOf(output.CaseId);
            return null;
        }

        var parsed = ToolCallParser.Parse(output.Reply, labeller.Task.Tools, new ParseOptions());
        if (options.StrictFormat && output.Reply.ToolCalls.Count == 0)
            parsed = StrictFormat.Apply(output.Reply.Text, parsed);
        if (output.UnderscoreToDot || parsed.Syntax == ParsedOutput.ApiSyntax)
            parsed = dots ? parsed : parsed with { Calls = WithOfferedNames(parsed.Calls, labeller.Task.Tools) };
        if (output.Reply is { Text.Length: 0, ToolCalls.Count: 0 })
            parsed = parsed with { IsEmptyList = true };

        var verdict = labeller.Label(parsed, output.Reply.FinishReason);
        var key = Convert.ToHexStringLower(KeyHash.Digest("recorded output", output.RawText));
        var candidate = new LabelledCandidate(
            labeller.Task, TaskVariant.Plain, new GeneratorIdentity(model, output.License, null), key, (int)sample, parsed, verdict)
        {
            Temperature = output.Temperature,
            RawOutput = output.RawText,
        };
        return CandidateRows.Of(candidate) with
        {
            Earlier = output.Earlier,
            FlipRule = _flips.Of(output.Earlier, labeller, parsed, verdict),
            Kept = options.Keep ? [KeptOf(record)] : [],
        };
    }

    /// <summary>The calls with the names of the tools that were offered, where a model had to see them in another spelling: interfaces allow
    /// no dot in a name.</summary>
    private static IReadOnlyList<ToolCall> WithOfferedNames(IReadOnlyList<ToolCall> calls, IReadOnlyList<Tool> tools)
        => [.. calls.Select(call => tools.Any(tool => tool.Name == call.Name) ? call : call with { Name = OfferedName(call.Name, tools) })];

    private static string OfferedName(string name, IReadOnlyList<Tool> tools)
    {
        var meant = tools.Where(tool => OnTheWire(tool.Name) == name).Take(2).ToArray();
        return meant.Length == 1 ? meant[0].Name : name;
    }

    private static string OnTheWire(string name)
        => string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' ? character : '_'));

    private static string KeptOf(byte[] record)
        => JsonTextReader.TryRead(record, JsonTextReader.DefaultMaxDepth, out var value, out _) ? value.ToString() : "";
}
