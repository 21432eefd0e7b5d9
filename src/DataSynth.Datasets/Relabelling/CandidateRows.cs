using System.Runtime.CompilerServices;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Rows of labelled candidates: one for each, whatever its verdict.</summary>
public static class CandidateRows
{
    private static readonly ConditionalWeakTable<ToolTask, TaskColumns> Columns = [];

    /// <summary>The row of a candidate; without an earlier label.</summary>
    /// <param name="candidate">The candidate.</param>
    public static RelabelledRow Of(LabelledCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var task = candidate.Task;
        var columns = Columns.GetValue(task, TaskColumns.Of);
        var judged = CallSerializer.Write(candidate.Output.Calls, task.Tools);
        return new RelabelledRow
        {
            Uuid = PairIdentity.Uuid(candidate, judged),
            Dataset = task.Dataset,
            Conversation = columns.Conversation,
            Tools = columns.Tools,
            CorrectCalls = columns.CorrectCalls,
            JudgedCalls = judged,
            Generator = candidate.Generator.Name,
            TaskId = task.Id,
            Kind = columns.Kind,
            Verdict = candidate.Verdict,
            Obfuscated = candidate.Variant == TaskVariant.Obfuscated,
            RawOutput = candidate.RawOutput,
            Syntax = candidate.Output.Syntax,
            GeneratorLicense = candidate.Generator.License,
            GeneratorDigest = candidate.Generator.Digest,
            PromptHash = candidate.PromptHash,
            Seed = candidate.Seed,
            Temperature = candidate.Temperature,
            SampleIndex = candidate.SampleIndex,
        };
    }

    /// <summary>The columns that all candidates of a task share.</summary>
    private sealed record TaskColumns(IReadOnlyList<object?> Conversation, byte[] Tools, string CorrectCalls, string Kind)
    {
        public static TaskColumns Of(ToolTask task)
        {
            var tools = new JsonTextBuilder();
            ToolJson.WriteList(task.Tools, tools);
            return new TaskColumns(
                [.. task.Conversation.Select(message => (object?)new object?[] { message.Role, ConversationText.ContentOf(message) })],
                tools.Utf8.ToArray(),
                CallSerializer.Write(RightCalls.Of(task), task.Tools),
                ConversationKind.Of(task));
        }
    }
}
