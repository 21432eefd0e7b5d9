namespace DataSynth.Journal;

/// <summary>One request of the plan with all that belongs to it.</summary>
/// <param name="Ordinal">Its place in the plan, from 0.</param>
/// <param name="Entry">What is asked.</param>
/// <param name="Task">Its task. Consecutive requests of one task share the instance.</param>
/// <param name="Generator">Its generator. All requests of one generator share the instance.</param>
public sealed record PlannedRequest(long Ordinal, PlanEntry Entry, JournalTask Task, JournalGenerator Generator);
