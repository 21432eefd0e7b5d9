using Microsoft.Win32.SafeHandles;

namespace DataSynth.Cli.Console;

/// <summary>Standard output that notices when nobody reads it.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>
    /// Opens it. The runtime's own console stream swallows a broken pipe, so that a filter would work through its whole input for
    /// nobody; a <see cref="FileStream"/> reports it. On a file the console stream stays, since a <see cref="FileStream"/> writes at
    /// offsets of its own there and leaves the descriptor that a shell shares between commands where it was.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !System.Console.IsOutputRedirected)
            return System.Console.OpenStandardOutput();

        var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
            return stream;
        stream.Dispose();
        return System.Console.OpenStandardOutput();
    }
}
