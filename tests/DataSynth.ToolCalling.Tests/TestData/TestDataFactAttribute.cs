namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>A fact that needs the real data; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (DataFolder.Path is null)
            Skip = $"set {DataFolder.Variable} to the folder with bfcl/, toolrl/ and tool-call-formats/";
    }
}
