using System.Diagnostics;

namespace DataSynth.Benchmarks.Startup;

/// <summary>The anchor of start-up: a console program whose <c>Main</c> does nothing, built on the spot by the same SDK.</summary>
internal sealed class EmptyProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datasynth-empty-");

    public EmptyProgram()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Program.cs"), "return 0;\n");
        File.WriteAllText(
            Path.Combine(_folder.FullName, "empty.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-c", "Release", "-v", "q"])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException($"the empty program in {_folder.FullName} does not build");
    }

    public string Assembly => Path.Combine(_folder.FullName, "bin", "Release", "net10.0", "empty.dll");

    public void Dispose() => _folder.Delete(recursive: true);
}
