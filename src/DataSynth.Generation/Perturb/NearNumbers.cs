using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Numbers near a right one: off by one, a digit lost or added, the sign turned.</summary>
internal static class NearNumbers
{
    /// <summary>Proposes numbers, integers for an integer.</summary>
    /// <param name="number">The right number.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<JsonNumber> Of(JsonNumber number, SeededRandom random)
    {
        var culture = CultureInfo.InvariantCulture;
        if (number.IsIntegerText && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, culture, out var integer))
            return OfInteger(integer, random).Select(JsonNumber.Of);
        return decimal.TryParse(number.Text, NumberStyles.Float, culture, out var fraction) && Math.Abs(fraction) < 1e20m
            ? OfFraction(fraction, random).Select(near => new JsonNumber(near.ToString(culture)))
            : [new JsonNumber("0")];
    }

    private static IEnumerable<long> OfInteger(long value, SeededRandom random)
    {
        // Beyond this, multiplying would overflow, and nobody would call the result near.
        const long large = 1_000_000_000_000_000;
        var step = random.Next(2) == 0 ? 1 : -1;
        if (Math.Abs(value / 2) >= large)
            return [value - 1, value / 10];
        var tens = value % 10 == 0 && value != 0 ? value / 10 : value * 10;
        long[] near = [value + step, tens, value - step, value + (step * (random.Next(4) + 2)), -value, value * 2];
        return near.Where(candidate => candidate != value && (candidate >= 0 || value <= 0 || candidate == -value));
    }

    private static IEnumerable<decimal> OfFraction(decimal value, SeededRandom random)
    {
        var unit = new decimal(1, 0, 0, isNegative: random.Next(2) == 0, value.Scale);
        decimal[] near = [value + unit, value * 10, value + (unit * (random.Next(4) + 2)), value - unit, value / 10, -value];
        return near.Where(candidate => candidate != value && candidate != 0);
    }
}
