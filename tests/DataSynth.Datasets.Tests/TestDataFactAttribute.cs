namespace DataSynth.Datasets.Tests;

/// <summary>A test that reads data kept outside the repository; skipped where <c>DATASYNTH_TESTDATA</c> does not name it.</summary>
public sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = "DATASYNTH_TESTDATA does not name the folder of the test data";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("DATASYNTH_TESTDATA");

    public static string PathOf(string name) => Path.Combine(Folder!, name);
}
