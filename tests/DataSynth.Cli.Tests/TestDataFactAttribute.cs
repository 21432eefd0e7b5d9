namespace DataSynth.Cli.Tests;

/// <summary>A test that needs the reference data sets; skipped where <c>DATASYNTH_TESTDATA</c> does not name their folder.</summary>
internal sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (Folder is null)
            Skip = "DATASYNTH_TESTDATA does not name the folder of the reference data";
    }

    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DATASYNTH_TESTDATA");
}
