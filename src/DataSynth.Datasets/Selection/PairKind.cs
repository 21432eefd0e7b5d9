using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Selection;

/// <summary>What a selection tells pairs apart by.</summary>
/// <param name="ErrorType">How the wrong side is wrong.</param>
/// <param name="Source">The data set that the task comes from.</param>
/// <param name="Model">The generator of the wrong side.</param>
/// <param name="IsAbstention">Whether no call is right.</param>
internal sealed record PairKind(ErrorType ErrorType, string Source, string Model, bool IsAbstention);
