namespace DataSynth.Benchmarks.Parquet;

/// <summary>One round of one codec: our steps and the anchor's, one right after the other.</summary>
/// <param name="Megabytes">Size of our file.</param>
/// <param name="WriteSeconds">Processor time of our writing, that of making the rows taken off.</param>
/// <param name="WritePeakMegabytes">Largest resident size while writing.</param>
/// <param name="ReadSeconds">Processor time of our reading into row objects.</param>
/// <param name="ReadPeakMegabytes">Largest resident size while reading.</param>
/// <param name="Anchor">What DuckDB took; null where it does not write the codec or is not installed.</param>
internal sealed record CodecRound(
    double Megabytes, double WriteSeconds, double WritePeakMegabytes, double ReadSeconds, double ReadPeakMegabytes, AnchorCosts? Anchor)
{
    /// <summary>Our writing, in times DuckDB's.</summary>
    public double? WriteRatio => Anchor is { } anchor ? WriteSeconds / anchor.WriteSeconds : null;

    /// <summary>Our reading, in times DuckDB's scan.</summary>
    public double? ReadRatio => Anchor is { } anchor ? ReadSeconds / anchor.ScanSeconds : null;
}
