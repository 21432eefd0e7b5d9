using DataSynth.Generation.Requests;
using DataSynth.Journal;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Cli.Runs;

/// <summary>One request of the plan with its reply, before anything is read.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Reply">What came back, or null while there is nothing.</param>
/// <param name="Task">The task, read on first use by whoever needs it first.</param>
/// <param name="Generator">Who was asked.</param>
internal sealed record RawCandidate(PlannedRequest Request, JournalReply? Reply, Lazy<ToolTask> Task, GeneratorDescription Generator);
