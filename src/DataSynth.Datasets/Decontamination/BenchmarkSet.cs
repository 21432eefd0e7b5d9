using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Decontamination;

/// <summary>What was read of benchmark files.</summary>
/// <param name="Index">Their items.</param>
/// <param name="Files">The files with their hashes, in the order in which they were read.</param>
/// <param name="Notices">Of each file that has records without user text and tools: how many, and where the first is; a sentence each.</param>
public sealed record BenchmarkSet(BenchmarkIndex Index, IReadOnlyList<InputFile> Files, IReadOnlyList<string> Notices);
