namespace DataSynth.Parquet.Tests.Readers;

/// <summary>A test that needs other implementations of Parquet.</summary>
public sealed class OtherReadersFactAttribute : FactAttribute
{
    public OtherReadersFactAttribute() => Skip = OtherReaders.Missing;
}
