using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Tasks;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.Journal;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Cli.Runs;

/// <summary>
/// The lower half of a run: raw replies become labelled candidates. Pure: a label is never stored as truth, it is made again from the
/// journal whenever it is wanted.
/// </summary>
/// <param name="labels">The rules of labels.</param>
/// <param name="parsing">How far the parser may go.</param>
internal sealed class CandidateReading(LabelOptions labels, ParseOptions parsing)
{
    /// <summary>Reads the plan; tasks and generators are read once for all their consecutive candidates.</summary>
    /// <param name="candidates">The journal's candidates in the order of the plan.</param>
    public IEnumerable<RawCandidate> Unfold(IEnumerable<JournalCandidate> candidates)
    {
        JournalTask? task = null;
        Lazy<TaskLabeller>? labeller = null;
        var generators = new Dictionary<JournalGenerator, GeneratorDescription>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in candidates)
        {
            var planned = candidate.Request;
            if (!ReferenceEquals(task, planned.Task))
            {
                var text = planned.Task.Text;
                task = planned.Task;
                labeller = new Lazy<TaskLabeller>(() => new TaskLabeller(TaskJson.Parse(text), labels));
            }

            if (!generators.TryGetValue(planned.Generator, out var generator))
                generators.Add(planned.Generator, generator = GeneratorRecord.Read(planned.Generator));
            yield return new RawCandidate(planned, candidate.Reply, labeller!, generator);
        }
    }

    /// <summary>Reads the plan source task by source task: all candidates of one id that follow each other.</summary>
    /// <param name="candidates">The journal's candidates in the order of the plan.</param>
    public IEnumerable<IReadOnlyList<RawCandidate>> UnfoldTasks(IEnumerable<JournalCandidate> candidates)
    {
        var task = new List<RawCandidate>();
        foreach (var candidate in Unfold(candidates))
        {
            if (task.Count > 0 && task[0].Request.Task.Id != candidate.Request.Task.Id)
            {
                yield return task;
                task = [];
            }

            task.Add(candidate);
        }

        if (task.Count > 0)
            yield return task;
    }

    /// <summary>Reads and labels one candidate.</summary>
    /// <param name="raw">What the journal has.</param>
    /// <returns>The candidate, a failure, or neither where there is no reply yet.</returns>
    public CandidateOutcome Read(RawCandidate raw)
    {
        if (raw.Reply is not { } reply)
            return CandidateOutcome.Missing;
        if (reply.Status == ReplyStatus.Failed || reply.Body is not { } body)
            return CandidateOutcome.Failed(raw, reply.Reason ?? "no_body", reply.LastError ?? "");

        var labeller = raw.Labeller.Value;
        var task = labeller.Task;
        if (!ReplyReader.TryRead(body.Span, raw.Generator, task.Tools, out var read, out var problem))
            return CandidateOutcome.Failed(raw, "unreadable_body", problem);

        var output = read.Parse(task.Tools, parsing with { Format = raw.Generator.Syntax, IsFormatFound = raw.Generator.IsSyntaxFound });
        var verdict = labeller.Label(output, read.Reply.FinishReason);
        return CandidateOutcome.Labelled(raw, Candidate(raw, task, read, output, verdict));
    }

    private static LabelledCandidate Candidate(RawCandidate raw, ToolTask task, ReadReply read, ParsedOutput output, Verdict verdict)
    {
        var entry = raw.Request.Entry;
        var generator = new GeneratorIdentity(raw.Generator.Name, raw.Generator.License, raw.Generator.Digest);
        return new LabelledCandidate(task, VariantNames.Read(raw.Request.Task.Variant), generator, entry.Key.ToString(), entry.Sample, output, verdict)
        {
            Seed = entry.Seed,
            Temperature = entry.Temperature,
            PromptHash = entry.PromptHash,
            RawOutput = read.RawOutput,
        };
    }
}
