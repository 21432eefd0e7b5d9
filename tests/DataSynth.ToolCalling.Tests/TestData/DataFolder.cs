using System.IO.Compression;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>The folder with real data that a variable of the environment names.</summary>
public static class DataFolder
{
    public const string Variable = "DATASYNTH_TESTDATA";

    public static string? Path => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The objects of a gzipped JSON Lines file.</summary>
    public static IEnumerable<JsonObject> Lines(string name)
    {
        using var file = File.OpenRead(System.IO.Path.Combine(Path!, name));
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        while (reader.ReadLine() is { } line)
            yield return (JsonObject)JsonValue.Parse(line);
    }
}
