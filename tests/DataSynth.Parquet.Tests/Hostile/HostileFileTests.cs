namespace DataSynth.Parquet.Tests.Hostile;

public sealed class HostileFileTests : IDisposable
{
    private const long MaxAllocatedBytes = 256 << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. HostileFiles.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_refused_quickly_and_without_much_memory(string name)
    {
        var path = _folder.File("hostile.parquet");
        File.WriteAllBytes(path, HostileFiles.All[name]);
        var start = ThreadClock.Now;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Should.Throw<ParquetException>(() => ReadAll(path));

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        (ThreadClock.Now - start).ShouldBeLessThan(MaxTime);
        allocated.ShouldBeLessThan(MaxAllocatedBytes);
        refusal.File.ShouldBe(path);
        refusal.Message.ShouldStartWith(path);
    }

    private static void ReadAll(string path)
    {
        using var reader = ParquetFileReader.Open(path);
        foreach (var row in reader.ReadRows())
            row.Length.ShouldBe(reader.Schema.Fields.Count);
    }
}
