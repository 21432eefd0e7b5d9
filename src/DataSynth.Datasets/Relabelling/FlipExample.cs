namespace DataSynth.Datasets.Relabelling;

/// <summary>One row whose label changed, to look at.</summary>
/// <param name="Uuid">The row.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="Generator">Whose output it is.</param>
/// <param name="CorrectCalls">The right calls, cut.</param>
/// <param name="JudgedCalls">The calls that were judged, cut.</param>
/// <param name="Detail">Why, in a sentence; null where the calls are right.</param>
public sealed record FlipExample(string Uuid, string TaskId, string Generator, string CorrectCalls, string JudgedCalls, string? Detail);
