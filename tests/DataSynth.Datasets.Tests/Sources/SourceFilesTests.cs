using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class SourceFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SourceFilesTests()
    {
        foreach (var name in new[] { "b.jsonl", "a.json", "Z.jsonl.gz", "notes.txt", "sub/c.jsonl", "sub/deep/d.jsonl", "odd[1].jsonl", "a*b.jsonl" })
            _folder.Write(name, "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("b.jsonl", "b.jsonl")]
    [InlineData("notes.txt", "notes.txt")]
    [InlineData("", "Z.jsonl.gz a*b.jsonl a.json b.jsonl odd[1].jsonl")]
    [InlineData("*.json", "a.json")]
    [InlineData("?.json*", "a.json b.jsonl Z.jsonl.gz")]
    [InlineData("sub/*.jsonl", "sub/c.jsonl")]
    [InlineData("**/*.jsonl", "a*b.jsonl b.jsonl odd[1].jsonl sub/c.jsonl sub/deep/d.jsonl")]
    [InlineData("sub/**/d.jsonl", "sub/deep/d.jsonl")]
    [InlineData("*/*.jsonl", "sub/c.jsonl")]
    [InlineData("a*b.jsonl", "a*b.jsonl")]
    [InlineData("odd[1].jsonl", "odd[1].jsonl")]
    public void Paths_folders_and_globs_give_files_in_ordinal_order(string path, string files)
        => SourceFiles.Resolve(_folder.At(path)).Select(file => Path.GetRelativePath(_folder.Root, file))
            .ShouldBe(files.Split(' ').Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("none.jsonl", "no such file or folder")]
    [InlineData("none/*.jsonl", "no file matches")]
    [InlineData("*.parquet", "no file matches")]
    [InlineData("sub/deep/deeper", "no such file or folder")]
    public void What_is_not_there_is_named(string path, string problem)
    {
        var failure = Should.Throw<SourceException>(() => SourceFiles.Resolve(_folder.At(path)));

        failure.Problem.ShouldBe(problem);
        failure.File.ShouldBe(_folder.At(path));
    }

    [Fact]
    public void A_folder_without_data_files_is_named()
    {
        Directory.CreateDirectory(_folder.At("empty"));

        Should.Throw<SourceException>(() => SourceFiles.Resolve(_folder.At("empty"))).Problem.ShouldContain("holds no data file");
    }

    [Fact]
    public async Task An_unknown_format_is_a_mistake_of_the_caller_and_names_the_known_ones()
        => (await Should.ThrowAsync<ArgumentException>(() => SourceReading.ReadAsync(_folder.At("b.jsonl"), "tasts"))).Message.ShouldContain("known: tasks, xlam, xlam-irrelevance, sgd, bfcl, toolace, hermes, openai, toolrm, rlla");
}
