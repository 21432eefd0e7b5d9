namespace DataSynth.Datasets.Sources.Reading;

/// <summary>JSON Lines: a record ends at a line feed or with the file.</summary>
internal sealed class LineSplitter : RecordSplitter
{
    /// <inheritdoc/>
    public override string? CutOff => null;

    /// <inheritdoc/>
    public override int FindEnd(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n');
}
