using System.Runtime.InteropServices;

namespace DataSynth.Cli.Runs;

/// <summary>Memory that native code, such as SQLite and the compiler, has freed and its allocator still holds.</summary>
internal static class FreedMemory
{
    /// <summary>
    /// Gives it back to the system, where the allocator can (glibc). Hours of asking leave some twenty megabytes in pieces all over the
    /// allocator's arenas, which it returns by itself only from their ends.
    /// </summary>
    public static void Release()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library; it has ways of its own.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint kept);
}
