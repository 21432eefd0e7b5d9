namespace DataSynth.Journal;

/// <summary>A journal cannot be used. The message says where, what was found, and what to do, in one line.</summary>
public sealed class JournalException : Exception
{
    /// <summary>A fault of one journal.</summary>
    /// <param name="fault">Its kind.</param>
    /// <param name="path">The file.</param>
    /// <param name="problem">What was found and what to do.</param>
    /// <param name="cause">The exception underneath, or null.</param>
    public JournalException(JournalFault fault, string path, string problem, Exception? cause = null)
        : base($"{path}: {problem}", cause)
    {
        Fault = fault;
        Path = path;
    }

    /// <summary>The kind of fault.</summary>
    public JournalFault Fault { get; }

    /// <summary>The file or folder it is about.</summary>
    public string Path { get; }

    /// <summary>With <see cref="JournalFault.DiskFull"/>: bytes that were free; else null.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>With <see cref="JournalFault.DiskFull"/>: an estimate of the bytes that the rest of the plan takes; else null.</summary>
    public long? NeededBytes { get; init; }
}
