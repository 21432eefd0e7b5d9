namespace DataSynth.Parquet.Reading;

/// <summary>
/// What one row may still take. A few bytes of a file can announce a list of a thousand million nulls, or repeat a long string as
/// often; rows beyond these limits are refused before they fill the memory.
/// </summary>
/// <param name="options">The limits.</param>
internal sealed class ReadBudget(ParquetReaderOptions options)
{
    private long _bytes;
    private int _elements;

    public void BeginRow() => (_bytes, _elements) = (0, 0);

    public void TakeElement(ReadContext context)
    {
        if (++_elements > options.MaxRowElements)
        {
            throw context.Malformed(
                $"a row of more than {options.MaxRowElements} list elements",
                $"fewer (option {nameof(ParquetReaderOptions.MaxRowElements)})");
        }
    }

    public void TakeBytes(int count, ReadContext context)
    {
        if ((_bytes += count) > options.MaxRowBytes)
        {
            throw context.Malformed(
                $"a row of more than {options.MaxRowBytes} bytes", $"fewer (option {nameof(ParquetReaderOptions.MaxRowBytes)})");
        }
    }
}
