namespace DataSynth.Journal;

/// <summary>A task as the journal keeps it; the text is opaque to it. (Unpaired surrogates, which UTF-8 cannot hold, come back as U+FFFD:
/// escape them before.)</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Variant">Which variant of the task, or empty for the task as it came.</param>
/// <param name="Source">Where it came from, in the caller's notation; may be empty.</param>
/// <param name="Text">Everything needed to label replies later, in the caller's notation.</param>
public sealed record JournalTask(string Id, string Variant, string Source, string Text);
