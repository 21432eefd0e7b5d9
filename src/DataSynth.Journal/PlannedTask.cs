namespace DataSynth.Journal;

/// <summary>One task of the plan and the place of its requests.</summary>
/// <param name="Task">The task.</param>
/// <param name="First">Ordinal of its first request.</param>
/// <param name="Last">Ordinal of its last request; those between are its own too.</param>
public sealed record PlannedTask(JournalTask Task, long First, long Last);
