namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>Carries the first error out of the parser; never leaves <see cref="RowCondition.TryParse"/>.</summary>
internal sealed class ConditionException(ConditionError error) : Exception(error.Problem)
{
    /// <summary>The error.</summary>
    public ConditionError Error { get; } = error;
}
