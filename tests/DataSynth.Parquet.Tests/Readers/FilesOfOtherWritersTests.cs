namespace DataSynth.Parquet.Tests.Readers;

public sealed class FilesOfOtherWritersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OtherReadersFact]
    public void Files_of_other_writers_are_read_as_they_read_them()
    {
        OtherReaders.Run("write.mjs", _folder.Path);

        var files = Directory.GetFiles(_folder.Path, "*.parquet").Order(StringComparer.Ordinal).ToArray();
        files.Length.ShouldBeGreaterThan(40);
        var expected = Directory.GetFiles(_folder.Path, "*.jsonl").ToDictionary(
            path => Path.GetFileNameWithoutExtension(path), JsonRows.Printed);
        foreach (var file in files)
        {
            var group = Path.GetFileName(file).Split('-')[0];
            JsonRows.ShouldEqual(JsonRows.Read(file), expected[group], file);
        }
    }
}
