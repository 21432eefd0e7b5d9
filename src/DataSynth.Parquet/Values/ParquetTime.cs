namespace DataSynth.Parquet;

/// <summary>A time of day to the nanosecond (LogicalTypes.md, "TIME").</summary>
/// <param name="Seconds">Whole seconds since midnight, rounded down; a file may hold numbers below zero or beyond the day.</param>
/// <param name="Nanoseconds">The rest, from 0 to 999,999,999.</param>
/// <param name="IsUtc">Whether it is in UTC.</param>
public readonly record struct ParquetTime(long Seconds, int Nanoseconds, bool IsUtc = true)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Takes over a time of day.</summary>
    /// <param name="value">The time.</param>
    /// <param name="isUtc">Whether it is in UTC.</param>
    public static ParquetTime From(TimeOnly value, bool isUtc = true)
    {
        var (seconds, ticks) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return new(seconds, (int)ticks * NanosecondsPerTick, isUtc);
    }

    /// <summary>The time of day.</summary>
    /// <exception cref="OverflowException">The value is not within one day, or is finer than 100 ns.</exception>
    public TimeOnly ToTimeOnly() => Nanoseconds % NanosecondsPerTick == 0 && Seconds is >= 0 and < ParquetDate.SecondsPerDay
        ? new TimeOnly((Seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / NanosecondsPerTick))
        : throw new OverflowException($"The time {this} is not a time of one day, or finer than 100 ns.");

    /// <summary>The time as <c>HH:MM:SS</c>, with the digits of the fraction that are not zero.</summary>
    public override string ToString()
    {
        var isNegative = Seconds < 0;
        var (seconds, rest) = isNegative && Nanoseconds > 0
            ? (-(Seconds + 1), (int)(ParquetTimestamp.NanosecondsPerSecond - Nanoseconds))
            : (Math.Abs(Seconds), Nanoseconds);
        return (isNegative ? "-" : "") + Render(seconds, rest);
    }

    internal static string Render(long seconds, int nanoseconds)
    {
        var whole = $"{seconds / 3_600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}";
        return nanoseconds == 0 ? whole : $"{whole}.{nanoseconds:000000000}".TrimEnd('0');
    }
}
