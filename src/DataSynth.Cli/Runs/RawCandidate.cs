using DataSynth.Generation.Requests;
using DataSynth.Journal;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>One request of the plan with its reply, before anything is read.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Reply">What came back, or null while there is nothing.</param>
/// <param name="Labeller">The task and its rules, read on first use by whoever needs them first.</param>
/// <param name="Generator">Who was asked.</param>
internal sealed record RawCandidate(PlannedRequest Request, JournalReply? Reply, Lazy<TaskLabeller> Labeller, GeneratorDescription Generator);
