namespace DataSynth.Datasets.Sources.Reading;

/// <summary>What follows a JSON array: one record that ends with the file, which is an error unless it is blank.</summary>
internal sealed class TrailingSplitter : RecordSplitter
{
    /// <inheritdoc/>
    public override string? CutOff => null;

    /// <inheritdoc/>
    public override int FindEnd(ReadOnlySpan<byte> bytes) => -1;
}
