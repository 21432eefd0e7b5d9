using System.Diagnostics;

namespace DataSynth.Journal.Tests;

/// <summary>A test that mounts a small disk in memory; skipped where an unprivileged user may not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Possible = new(() =>
    {
        try
        {
            using var probe = Process.Start(
                new ProcessStartInfo("unshare", ["-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Path.GetTempPath()])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                })!;
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public SmallDiskFactAttribute()
    {
        if (!Possible.Value)
            Skip = "Fills a disk of a few pages, and this system does not let 'unshare -Urm' mount one: there is none to fill.";
    }
}
