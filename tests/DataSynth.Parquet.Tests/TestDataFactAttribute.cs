namespace DataSynth.Parquet.Tests;

/// <summary>A test over public sample files that lie outside the repository, in the folder that DATASYNTH_TESTDATA names.</summary>
public sealed class TestDataFactAttribute : FactAttribute
{
    public TestDataFactAttribute()
    {
        if (TestData.Folder is null)
            Skip = "DATASYNTH_TESTDATA does not name a folder with sample files.";
    }
}
