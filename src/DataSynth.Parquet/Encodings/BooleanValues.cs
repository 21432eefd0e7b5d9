namespace DataSynth.Parquet.Encodings;

/// <summary>Booleans out of single bits, whatever the order they are packed in.</summary>
/// <param name="bits">The bits.</param>
internal sealed class BooleanValues(LevelDecoder bits) : PageValues
{
    private readonly byte[] _value = new byte[1];

    public override ReadOnlySpan<byte> Next()
    {
        _value[0] = (byte)(bits.Next() & 1);
        return _value;
    }
}
