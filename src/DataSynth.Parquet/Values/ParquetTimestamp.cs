using System.Globalization;

namespace DataSynth.Parquet;

/// <summary>
/// A point in time as files can hold it: to the nanosecond, and far beyond the years that <see cref="DateTime"/> knows (an INT96 reaches
/// five million years).
/// </summary>
/// <param name="UnixSeconds">Whole seconds since 1970-01-01 00:00:00, rounded down.</param>
/// <param name="Nanoseconds">The rest, from 0 to 999,999,999.</param>
/// <param name="IsUtc">True for an instant, false for a reading of a local clock.</param>
public readonly record struct ParquetTimestamp(long UnixSeconds, int Nanoseconds, bool IsUtc = true)
{
    internal const long NanosecondsPerSecond = 1_000_000_000;
    private const int NanosecondsPerTick = 100;

    /// <summary>Takes over an instant.</summary>
    /// <param name="value">The instant; its offset is not kept.</param>
    public static ParquetTimestamp From(DateTimeOffset value) => FromTicks(value.UtcTicks, isUtc: true);

    /// <summary>Takes over a date and time; kind <see cref="DateTimeKind.Utc"/> is an instant, any other a reading of a clock.</summary>
    /// <param name="value">The date and time.</param>
    public static ParquetTimestamp From(DateTime value) => FromTicks(value.Ticks, value.Kind == DateTimeKind.Utc);

    /// <summary>The instant, with offset zero.</summary>
    /// <exception cref="OverflowException">The year is not between 1 and 9999, or the time is finer than 100 ns.</exception>
    public DateTimeOffset ToDateTimeOffset() => new(Ticks(), TimeSpan.Zero);

    /// <summary>The date and time, of kind UTC for an instant and unspecified otherwise.</summary>
    /// <exception cref="OverflowException">The year is not between 1 and 9999, or the time is finer than 100 ns.</exception>
    public DateTime ToDateTime() => new(Ticks(), IsUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified);

    /// <summary>The value as <c>YYYY-MM-DD HH:MM:SS</c>, with the digits of the fraction that are not zero.</summary>
    public override string ToString()
    {
        var (days, seconds) = (FloorDivide(UnixSeconds, ParquetDate.SecondsPerDay), FloorModulo(UnixSeconds, ParquetDate.SecondsPerDay));
        return $"{ParquetDate.Render(days)} {ParquetTime.Render(seconds, Nanoseconds)}";
    }

    internal static ParquetTimestamp FromUnits(long units, ParquetTimeUnit unit, bool isUtc)
    {
        var perSecond = PerSecond(unit);
        return new(FloorDivide(units, perSecond), (int)(FloorModulo(units, perSecond) * (NanosecondsPerSecond / perSecond)), isUtc);
    }

    /// <summary>The number of units since 1970; throws where it does not fit or would lose digits.</summary>
    internal long ToUnits(ParquetTimeUnit unit)
    {
        var perSecond = PerSecond(unit);
        var (part, lost) = Math.DivRem(Nanoseconds, NanosecondsPerSecond / perSecond);
        if (lost != 0)
            throw new OverflowException($"The timestamp {this} has digits finer than {unit}.");
        // One second up and back down, so that the lowest number does not overflow on the way.
        return UnixSeconds < 0
            ? checked(((UnixSeconds + 1) * perSecond) + (part - perSecond))
            : checked((UnixSeconds * perSecond) + part);
    }

    internal static long FloorDivide(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);

    internal static long FloorModulo(long value, long divisor) => value % divisor is var rest && rest < 0 ? rest + divisor : rest;

    internal static long PerSecond(ParquetTimeUnit unit) => unit switch
    {
        ParquetTimeUnit.Milliseconds => 1_000,
        ParquetTimeUnit.Microseconds => 1_000_000,
        _ => NanosecondsPerSecond,
    };

    private static ParquetTimestamp FromTicks(long ticks, bool isUtc)
    {
        var since = ticks - DateTime.UnixEpoch.Ticks;
        return new(
            FloorDivide(since, TimeSpan.TicksPerSecond), (int)FloorModulo(since, TimeSpan.TicksPerSecond) * NanosecondsPerTick, isUtc);
    }

    private long Ticks()
    {
        if (Nanoseconds % NanosecondsPerTick != 0)
            throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"The timestamp {this} is finer than 100 ns."));
        var ticks = checked((UnixSeconds * TimeSpan.TicksPerSecond) + (Nanoseconds / NanosecondsPerTick) + DateTime.UnixEpoch.Ticks);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? ticks
            : throw new OverflowException($"The timestamp {this} is outside the years 1 to 9999.");
    }
}
