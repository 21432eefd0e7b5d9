namespace DataSynth.Parquet.Tests.Scale;

/// <summary>A test that takes gigabytes and minutes.</summary>
public sealed class SlowFactAttribute : FactAttribute
{
    public SlowFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("DATASYNTH_SLOW_TESTS") != "1")
            // The gate ends within a quarter of an hour; a file beyond 2 GiB and fifty kills do not fit into it.
            Skip = "Set DATASYNTH_SLOW_TESTS=1 to run it.";
    }
}
