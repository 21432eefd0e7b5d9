using DataSynth.Generation.Outcomes;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>A request that was sent in vain and has no outcome in this run; the next run asks it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outcome">How its last attempt ended.</param>
internal sealed record ParkedRequest(PlannedRequest Request, Parked Outcome);
