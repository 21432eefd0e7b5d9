namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>Why a condition cannot be read.</summary>
/// <param name="Offset">Where, in UTF-16 units from its start.</param>
/// <param name="Length">How many units are wrong; at least 1.</param>
/// <param name="Problem">What was found and what was expected, one sentence without a full stop.</param>
public sealed record ConditionError(int Offset, int Length, string Problem);
