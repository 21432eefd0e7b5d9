namespace DataSynth.EndToEnd.Tests;

/// <summary>A test that needs the folder of real data that the environment variable <c>DATASYNTH_TESTDATA</c> names.</summary>
internal sealed class TestDataFactAttribute : FactAttribute
{
    private const string Variable = "DATASYNTH_TESTDATA";

    public TestDataFactAttribute()
    {
        if (!Directory.Exists(Folder))
            Skip = $"{Variable} is not set to a folder with the published test data";
    }

    public static string Folder => Environment.GetEnvironmentVariable(Variable) ?? "";
}
