namespace DataSynth.Parquet.Tests.Scale;

/// <summary>A test that takes gigabytes and minutes.</summary>
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("DATASYNTH_SLOW_TESTS") != "1")
            Skip = "Set DATASYNTH_SLOW_TESTS=1 to run it.";
    }
}
