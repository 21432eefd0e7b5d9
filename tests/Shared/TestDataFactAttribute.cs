namespace DataSynth.Tests.Shared;

/// <summary>A test that needs real data kept outside the repository; skipped, with the reason, where the environment variable
/// <c>DATASYNTH_TESTDATA</c> does not name a folder that exists.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestDataFactAttribute : FactAttribute
{
    private const string Variable = "DATASYNTH_TESTDATA";

    public TestDataFactAttribute()
    {
        if (Folder is null)
            Skip = $"the environment variable {Variable} does not name a folder of test data";
    }

    /// <summary>The folder; null where there is none.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A file or folder of it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder!, .. parts]);
}
