using System.Diagnostics;
using System.Globalization;

namespace DataSynth.Parquet.Tests.Hostile;

public sealed class HostileProcessTests : IDisposable
{
    private const long MaxResidentBytes = 256 << 20;
    private const long MaxMilliseconds = 2_000;

    // The garbage collector would rather end the process than go beyond; the rest is room for the runtime itself.
    private const string HeapLimit = "0xA000000";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_process_that_reads_all_of_them_stays_small_and_refuses_each_quickly()
    {
        foreach (var (name, bytes) in HostileFiles.All)
            File.WriteAllBytes(_folder.File($"{name.Replace('/', ' ')}.parquet"), bytes);

        var lines = ReadAll();

        lines.Length.ShouldBe(HostileFiles.All.Count + 1);
        foreach (var line in lines[..^1])
        {
            line.ShouldNotContain(": read, ");
            long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture).ShouldBeLessThan(MaxMilliseconds, line);
        }

        long.Parse(lines[^1], CultureInfo.InvariantCulture).ShouldBeInRange(1, MaxResidentBytes);
    }

    private string[] ReadAll()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(HostileReader).Assembly.Location, _folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output + errors.GetAwaiter().GetResult());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
