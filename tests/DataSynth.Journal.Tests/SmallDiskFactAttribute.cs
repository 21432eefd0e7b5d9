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
        {
            // A full disk is made with a file system of a few pages; without the right to mount one there is none to fill.
            Skip = "Needs 'unshare -Urm' and a tmpfs of its own, which this system does not allow.";
        }
    }
}
