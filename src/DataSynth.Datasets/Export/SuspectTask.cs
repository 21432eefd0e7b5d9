namespace DataSynth.Datasets.Export;

/// <summary>A task whose ground truth may be wrong, since several models agree against it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Generators">The models that agree, in alphabetical order.</param>
/// <param name="Calls">The calls that they agree on, as one JSON list; <c>[]</c> when they agree that no call is right.</param>
public sealed record SuspectTask(string TaskId, IReadOnlyList<string> Generators, string Calls);
