namespace DataSynth.Pipeline;

/// <summary>How a pipeline ended that neither failed nor was aborted.</summary>
/// <param name="Stopped">Whether stop had been asked for by the end, so that the source may hold more.</param>
/// <param name="Stages">The final counts, from source to sink.</param>
public sealed record PipelineReport(bool Stopped, IReadOnlyList<StageSnapshot> Stages);
