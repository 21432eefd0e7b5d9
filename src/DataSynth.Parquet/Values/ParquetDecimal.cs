using System.Numerics;

namespace DataSynth.Parquet;

/// <summary>A decimal number of any number of digits (LogicalTypes.md, "DECIMAL").</summary>
/// <param name="Unscaled">The digits as an integer.</param>
/// <param name="Scale">How many of them stand after the point, from 0.</param>
public readonly record struct ParquetDecimal(BigInteger Unscaled, int Scale)
{
    private const int LargestScaleOfDecimal = 28;

    /// <summary>Takes over a number with the scale that it carries: 1.50 has two digits after the point.</summary>
    /// <param name="value">The number.</param>
    public static ParquetDecimal From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = new BigInteger((uint)bits[0]) | (new BigInteger((uint)bits[1]) << 32) | (new BigInteger((uint)bits[2]) << 64);
        return new(value < 0 ? -magnitude : magnitude, value.Scale);
    }

    /// <summary>The number as a <see cref="decimal"/>.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/> holds.</exception>
    public decimal ToDecimal()
    {
        if (Scale > LargestScaleOfDecimal)
            throw new OverflowException($"The number {this} has more than {LargestScaleOfDecimal} digits after the point.");
        var whole = (decimal)Unscaled;
        for (var i = 0; i < Scale; i++)
            whole /= 10;
        return whole;
    }

    /// <summary>The number in plain digits, with <see cref="Scale"/> of them after the point.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString();
        if (Scale > 0)
        {
            digits = digits.PadLeft(Scale + 1, '0');
            digits = $"{digits[..^Scale]}.{digits[^Scale..]}";
        }

        return Unscaled.Sign < 0 ? "-" + digits : digits;
    }

    /// <summary>The digits at another scale; throws where digits would be lost or exceed the precision.</summary>
    internal BigInteger Rescale(int precision, int scale)
    {
        var result = Unscaled;
        if (scale >= Scale)
        {
            result *= BigInteger.Pow(10, scale - Scale);
        }
        else
        {
            result = BigInteger.DivRem(result, BigInteger.Pow(10, Scale - scale), out var lost);
            if (!lost.IsZero)
                throw new OverflowException($"The number {this} has more than {scale} digits after the point.");
        }

        return BigInteger.Abs(result) < BigInteger.Pow(10, precision)
            ? result
            : throw new OverflowException($"The number {this} has more than {precision} digits.");
    }

    /// <summary>Fewest bytes of two's complement that hold every number of so many digits.</summary>
    internal static int BytesFor(int precision) => (int)((BigInteger.Pow(10, precision).GetBitLength() + 1 + 7) / 8);
}
