using System.Xml.Linq;

namespace DataSynth.EndToEnd.Tests.Repository;

/// <summary>The arrows between rooms, and what each room keeps out.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Names => [.. Room.All.Select(room => room.Name)];

    [Fact]
    public void Every_project_under_src_is_a_room_of_the_table()
        => Directory.GetDirectories(RepositoryRoot.At("src"))
            .Select(folder => Path.GetFileName(folder)!)
            .ShouldBe(Room.All.Select(room => $"DataSynth.{room.Name}"), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_references_only_the_rooms_and_packages_of_the_table(string name)
    {
        var room = Find(name);
        var project = XDocument.Load(room.ProjectFile);

        References(project, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(room.Rooms.Select(other => $"DataSynth.{other}"), ignoreOrder: true);
        References(project, "PackageReference").ShouldBe(room.Packages, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_does_not_name_what_it_never_touches(string name)
    {
        var room = Find(name);
        var files = RepositoryRoot.SourceFiles($"src/DataSynth.{name}").ToList();

        files.ShouldNotBeEmpty();
        BannedText.FindIn(files, room.Banned).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_has_tests_and_a_page_that_explains_it(string name)
    {
        File.Exists(RepositoryRoot.At("tests", $"DataSynth.{name}.Tests", $"DataSynth.{name}.Tests.csproj")).ShouldBeTrue();
        File.Exists(RepositoryRoot.At("src", $"DataSynth.{name}", "README.md")).ShouldBeTrue();
    }

    private static Room Find(string name) => Room.All.Single(room => room.Name == name);

    private static IEnumerable<string> References(XDocument project, string kind)
        => project.Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
