namespace DataSynth.Parquet.Tests.Scale;

/// <summary>A test that takes gigabytes and minutes.</summary>
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("DATASYNTH_SLOW_TESTS") != "1")
            Skip = "Takes minutes or gigabytes, more than a gate of a quarter of an hour has; set DATASYNTH_SLOW_TESTS=1 to run it.";
    }
}
