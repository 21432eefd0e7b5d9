namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A fact that needs the test data folder named by DATASYNTH_TESTDATA; skipped, with a message, where it is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (Root is null)
            Skip = "DATASYNTH_TESTDATA is not set to a folder that exists";
    }

    public static string? Root { get; } =
        Environment.GetEnvironmentVariable("DATASYNTH_TESTDATA") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    public static string PathOf(params string[] parts) => Path.Combine([Root!, .. parts]);
}
