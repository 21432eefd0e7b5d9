namespace DataSynth.Parquet.Tests;

internal static class TestData
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("DATASYNTH_TESTDATA") is { Length: > 0 } folder ? folder : null;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder!, .. parts]);
}
