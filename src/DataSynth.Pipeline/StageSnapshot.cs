namespace DataSynth.Pipeline;

/// <summary>The counts of one stage at one moment. Counts are read one after the other while the stage works, so they may differ by
/// the items that moved meanwhile.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Workers">How many items it processes at once.</param>
/// <param name="In">Items taken up.</param>
/// <param name="Out">Items handed on; for a sink, items consumed.</param>
/// <param name="Failed">Items whose step threw; any but 0 ends the pipeline.</param>
/// <param name="Busy">Items being processed or waiting for room in the next queue.</param>
/// <param name="Queued">Items that wait to be taken up.</param>
public readonly record struct StageSnapshot(string Name, int Workers, long In, long Out, long Failed, int Busy, int Queued);
