using System.IO.Compression;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>The program as others get it.</summary>
public sealed class PackagingTests
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    [Fact]
    public async Task The_packed_tool_makes_a_first_data_set_in_an_empty_folder()
    {
        using var folder = new TemporaryFolder();
        var project = RepositoryRoot.At("src/DataSynth.Cli");
        // Nodes that the build leaves behind for the next one would keep our pipes open: they get a file, and are told not to stay.
        var command = $"dotnet pack '{project}' -c {Configuration} --no-build --nologo -nodeReuse:false -o packages";
        using (var pack = DataSynthProcess.StartShell(folder.Path, $"{command} > pack.log 2>&1 || {{ cat pack.log >&2; exit 1; }}"))
        {
            (await pack.WaitAsync()).ShouldExitWith(0);
        }

        // What installing a tool does, without a package source: the files of tools/ are unpacked and started by their settings.
        var package = Directory.GetFiles(folder.File("packages"), "*.nupkg").ShouldHaveSingleItem();
        await ZipFile.ExtractToDirectoryAsync(package, folder.File("tool"));
        var settings = Directory.GetFiles(folder.File("tool"), "DotnetToolSettings.xml", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.ReadAllText(settings).ShouldContain("Name=\"datasynth\" EntryPoint=\"datasynth.dll\"");
        var program = Path.Combine(Path.GetDirectoryName(settings)!, "datasynth.dll");
        var empty = Directory.CreateDirectory(folder.File("empty")).FullName;

        using (var start = DataSynthProcess.StartShell(empty, $"dotnet '{program}' init && dotnet '{program}' run pipeline.yaml"))
        {
            (await start.WaitAsync()).ShouldExitWith(0);
        }

        Directory.GetFiles(Path.Combine(empty, "output", "first", "data"), "*.parquet").ShouldNotBeEmpty();
    }
}
