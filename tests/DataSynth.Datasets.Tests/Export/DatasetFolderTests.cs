using DataSynth.Datasets.Export;

namespace DataSynth.Datasets.Tests.Export;

public sealed class DatasetFolderTests : IDisposable
{
    private const string Ours = """{"counts":{},"settings":{},"inputs":[],"shards":[]}""";

    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.At("set");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_an_empty_one_and_a_data_set_may_be_replaced()
    {
        DatasetFolder.RequireReplaceable(Target);
        Directory.CreateDirectory(Target);
        DatasetFolder.RequireReplaceable(Target);
        foreach (var name in new[] { "README.md", "report.html", "dataset_info.json", "data/train-00000-of-00001.parquet" })
            _folder.Write("set/" + name, "");
        _folder.Write("set/manifest.json", Ours);
        DatasetFolder.RequireReplaceable(Target + "/");
    }

    [Theory]
    [InlineData("thesis.txt", "thesis.txt")]
    [InlineData(".git/HEAD", ".git")]
    [InlineData(".gitattributes", ".gitattributes")]
    [InlineData("data/notes.txt", "data/notes.txt")]
    [InlineData("data/.hidden", "data/.hidden")]
    [InlineData("data/more/a.parquet", "data/more")]
    [InlineData("data/dir.parquet/a", "data/dir.parquet")]
    [InlineData("README.md/a", "README.md")]
    [InlineData("readme.md", "readme.md")]
    public void What_is_no_part_of_a_data_set_is_named_and_stays(string path, string named)
    {
        _folder.Write("set/manifest.json", Ours);
        var file = _folder.Write("set/" + path, "years of work");

        Refusal().ShouldContain($"({named})");

        File.ReadAllText(file).ShouldBe("years of work");
    }

    [Fact]
    public void The_first_few_foreign_entries_are_named_and_the_others_counted()
    {
        _folder.Write("set/manifest.json", Ours);
        foreach (var name in new[] { "e", "d", "c", "b", "a" })
            _folder.Write("set/" + name, "");

        Refusal().ShouldContain("(a, b, c and 2 more), and replacing the folder would delete it; move it elsewhere, or choose another folder");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"manifest_version\":3,\"name\":\"a browser extension\"}")]
    [InlineData("{\"counts\":{}}")]
    [InlineData("{\"shards\":[]}")]
    [InlineData("{\"counts\":1,\"shards\":2}")]
    public void Another_programs_manifest_does_not_make_a_data_set(string? manifest)
    {
        _folder.Write("set/README.md", "mine");
        if (manifest is not null)
            _folder.Write("set/manifest.json", manifest);

        Refusal().ShouldContain("no data set that could be replaced");
    }

    [Fact]
    public void A_file_and_a_link_are_refused()
    {
        var file = _folder.Write("file", "");
        Should.Throw<ExportException>(() => DatasetFolder.RequireReplaceable(file)).Problem.ShouldContain("is a file");

        Directory.CreateSymbolicLink(Target, Directory.CreateDirectory(_folder.At("elsewhere")).FullName);
        Refusal().ShouldContain("is a link to");
    }

    [Fact]
    public void A_link_within_a_data_set_is_foreign()
    {
        _folder.Write("set/manifest.json", Ours);
        Directory.CreateSymbolicLink(_folder.At("set/data"), Directory.CreateDirectory(_folder.At("elsewhere")).FullName);

        Refusal().ShouldContain("(data)");
    }

    [Fact]
    public void The_working_directory_and_those_above_it_are_refused_under_any_name()
    {
        var here = Directory.GetCurrentDirectory();
        var link = _folder.At("link");
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(here)!);

        foreach (var path in new[] { ".", here, "..", "/", Path.Combine(link, Path.GetFileName(here)) })
            Should.Throw<ExportException>(() => DatasetFolder.RequireReplaceable(path)).Problem.ShouldContain("current working directory");

        DatasetFolder.RequireReplaceable(here + "-beside");
        DatasetFolder.RequireReplaceable("..beside");
    }

    [Fact]
    public void A_file_that_comes_during_the_export_is_not_deleted()
    {
        using var set = new WrittenDataset();
        set.Write(WrittenDataset.Many(2));
        using var writer = DatasetWriter.Create(set.Options(10));
        File.WriteAllText(set.At("notes.txt"), "mine");

        Should.Throw<ExportException>(() => writer.Complete(new RunFacts { Tasks = 1 })).Problem.ShouldContain("notes.txt");

        File.ReadAllText(set.At("notes.txt")).ShouldBe("mine");
        File.Exists(set.At("manifest.json")).ShouldBeTrue();
    }

    private string Refusal() => Should.Throw<ExportException>(() => DatasetFolder.RequireReplaceable(Target)).Problem;
}
