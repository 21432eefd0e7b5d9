namespace DataSynth.Parquet.Tests.Values;

public sealed class TimeTests
{
    [Theory]
    [InlineData(0, "1970-01-01")]
    [InlineData(-1, "1969-12-31")]
    [InlineData(11_016, "2000-02-29")]
    [InlineData(-719_162, "0001-01-01")]
    [InlineData(2_932_896, "9999-12-31")]
    [InlineData(int.MaxValue, "5881580-07-11")]
    [InlineData(int.MinValue, "-5877641-06-23")]
    public void Days_of_any_year_are_shown(int days, string expected) => new ParquetDate(days).ToString().ShouldBe(expected);

    [Fact]
    public void Every_day_of_the_calendar_agrees_with_the_runtime()
    {
        for (var number = 0; number < DateOnly.MaxValue.DayNumber; number += 17)
        {
            var day = DateOnly.FromDayNumber(number);
            ParquetDate.From(day).ToString().ShouldBe(day.ToString("yyyy-MM-dd"));
        }
    }

    [Fact]
    public void A_timestamp_keeps_every_tick_both_ways()
    {
        var instant = new DateTimeOffset(1969, 12, 31, 23, 59, 58, TimeSpan.Zero).AddTicks(1);

        ParquetTimestamp.From(instant).ToDateTimeOffset().ShouldBe(instant);
        ParquetTimestamp.From(DateTimeOffset.MinValue).ToDateTimeOffset().ShouldBe(DateTimeOffset.MinValue);
        ParquetTimestamp.From(DateTimeOffset.MaxValue).ToDateTimeOffset().ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void A_timestamp_beyond_the_runtime_says_so()
    {
        var far = new ParquetTimestamp(10_000_000_000_000, 0);

        far.ToString().ShouldStartWith("318857-");
        Should.Throw<OverflowException>(() => far.ToDateTimeOffset());
        Should.Throw<OverflowException>(() => new ParquetTimestamp(0, 1).ToDateTime());
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Units_come_back_over_the_whole_range(long units)
    {
        foreach (var unit in Enum.GetValues<ParquetTimeUnit>())
            ParquetTimestamp.FromUnits(units, unit, isUtc: true).ToUnits(unit).ShouldBe(units);
    }

    [Fact]
    public void Digits_that_a_unit_cannot_hold_are_not_dropped_silently() =>
        Should.Throw<OverflowException>(() => new ParquetTimestamp(0, 1).ToUnits(ParquetTimeUnit.Microseconds));
}
