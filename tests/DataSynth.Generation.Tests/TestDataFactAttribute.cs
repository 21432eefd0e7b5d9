namespace DataSynth.Generation.Tests;

/// <summary>A test on data that is not part of the repository; skipped where <c>DATASYNTH_TESTDATA</c> does not name its folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDataFactAttribute : FactAttribute
{
    private const string Variable = "DATASYNTH_TESTDATA";

    public TestDataFactAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = $"the environment variable {Variable} does not name the folder of the test data";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable);
}
