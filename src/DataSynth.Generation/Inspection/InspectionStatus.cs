namespace DataSynth.Generation.Inspection;

/// <summary>How far an endpoint could be asked about a model.</summary>
public enum InspectionStatus
{
    /// <summary>It serves the model.</summary>
    Ready,

    /// <summary>It answers, and does not serve the model.</summary>
    ModelMissing,

    /// <summary>It does not answer, or not as its API promises.</summary>
    Unreachable,
}
