namespace DataSynth.Datasets.Pairs;

/// <summary>Which pairs come first where not all are taken.</summary>
public enum PairOrder
{
    /// <summary>Any with the same chance, by seed.</summary>
    Uniform,

    /// <summary>Those whose wrong side has the highest unit score; equal ones by seed.</summary>
    Hardest,
}
