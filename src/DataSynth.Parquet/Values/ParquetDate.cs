namespace DataSynth.Parquet;

/// <summary>A day as files can hold it: any number of days before or after 1970-01-01 (LogicalTypes.md, "DATE").</summary>
/// <param name="DaysSinceEpoch">Days since 1970-01-01.</param>
public readonly record struct ParquetDate(int DaysSinceEpoch)
{
    internal const long SecondsPerDay = 86_400;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Takes over a day.</summary>
    /// <param name="value">The day.</param>
    public static ParquetDate From(DateOnly value) => new(value.DayNumber - EpochDay);

    /// <summary>The day.</summary>
    /// <exception cref="OverflowException">The year is not between 1 and 9999.</exception>
    public DateOnly ToDateOnly()
    {
        var day = (long)DaysSinceEpoch + EpochDay;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day)
            : throw new OverflowException($"The date {this} is outside the years 1 to 9999.");
    }

    /// <summary>The day as <c>YYYY-MM-DD</c>.</summary>
    public override string ToString() => Render(DaysSinceEpoch);

    /// <summary>Renders a day of the proleptic Gregorian calendar, however far away, by Howard Hinnant's civil_from_days.</summary>
    internal static string Render(long daysSinceEpoch)
    {
        const long DaysPerEra = 146_097;
        var shifted = daysSinceEpoch + 719_468;
        var era = ParquetTimestamp.FloorDivide(shifted, DaysPerEra);
        var dayOfEra = shifted - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        var sign = year < 0 ? "-" : "";
        return $"{sign}{Math.Abs(year):0000}-{month:00}-{day:00}";
    }
}
