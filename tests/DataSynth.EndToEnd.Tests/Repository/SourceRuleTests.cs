namespace DataSynth.EndToEnd.Tests.Repository;

/// <summary>Rules for every source file, with proof that the rule would notice.</summary>
public sealed class SourceRuleTests
{
    /// <summary>Spelled in two halves so that this file does not break its own rule.</summary>
    private static readonly string[] Banned =
    [
        "Random" + ".Shared", "Guid" + ".NewGuid", "DateTime" + ".Now", "DateTime" + ".UtcNow", "DateTimeOffset" + ".Now",
        "DateTimeOffset" + ".UtcNow", "Thread" + ".Sleep", "TO" + "DO", "FIX" + "ME", "#re" + "gion", "NotImplemented" + "Exception",
        "GC" + ".Collect",
    ];

    [Fact]
    public void No_product_code_uses_the_wall_clock_unseeded_chance_or_leaves_work_undone()
        => BannedText.FindIn(RepositoryRoot.SourceFiles("src"), Banned).ShouldBeEmpty();

    [Fact]
    public void A_planted_violation_in_a_nested_folder_is_found()
    {
        using var folder = new TemporaryFolder();
        var nested = Directory.CreateDirectory(Path.Combine(folder.Path, "a", "b")).FullName;
        File.WriteAllText(Path.Combine(nested, "Planted.cs"), "var id = " + Banned[1] + "();\n// " + Banned[1] + " in a comment is fine\n");
        var files = Directory.EnumerateFiles(folder.Path, "*.cs", SearchOption.AllDirectories)
            .Select(file => (file, File.ReadAllLines(file)));

        BannedText.FindIn(files, Banned).ShouldHaveSingleItem().ShouldContain("Planted.cs:1");
    }

    [Fact]
    public void Files_stay_short()
    {
        var lengths = RepositoryRoot.SourceFiles("src").Select(file => (file.Path, file.Lines.Length)).OrderBy(file => file.Length).ToList();

        lengths[lengths.Count / 2].Length.ShouldBeLessThan(80, "the median file");
        lengths.Where(file => file.Length > 400).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on()
    {
        var own = RepositoryRoot.Path + "/";

        BannedText.FindIn(RepositoryRoot.SourceFiles("src", "tests"), [own, "/ro" + "ot/", "/ho" + "me/"]).ShouldBeEmpty();
    }
}
