using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>
/// The largest single value of a column. Decimals have a limit of their own: to print a number of a million digits takes seconds, and to
/// store one a few bytes.
/// </summary>
/// <param name="leaf">The column.</param>
/// <param name="options">Holds the limit of all other values.</param>
internal sealed class ValueLimit(LeafColumn leaf, ParquetReaderOptions options)
{
    /// <summary>Most bytes of a decimal: some 9,800 digits, about as many as may stand after the point.</summary>
    public const int MaxDecimalBytes = 4_096;

    private readonly bool _isDecimal = leaf.Field.LogicalType?.Kind == ParquetLogicalKind.Decimal;

    private int Bytes => _isDecimal ? MaxDecimalBytes : options.MaxStringBytes;

    /// <summary>Refuses a value that is too long.</summary>
    /// <param name="bytes">Its length.</param>
    /// <param name="context">Names the place in the error.</param>
    public void Check(int bytes, ReadContext context)
    {
        if (bytes <= Bytes)
            return;
        throw _isDecimal
            ? context.Malformed($"a decimal of {bytes} bytes", $"at most {MaxDecimalBytes}")
            : context.Malformed($"a value of {bytes} bytes", $"at most {Bytes} (option {nameof(ParquetReaderOptions.MaxStringBytes)})");
    }
}
