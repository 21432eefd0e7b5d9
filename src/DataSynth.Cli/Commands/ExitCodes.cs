namespace DataSynth.Cli.Commands;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done; also with quarantined or failed rows up to the allowed share.</summary>
    public const int Done = 0;

    /// <summary>More failed than allowed, or a filter met malformed lines.</summary>
    public const int TooManyFailures = 1;

    /// <summary>Wrong usage, a wrong pipeline file, or a licence that is not allowed.</summary>
    public const int Usage = 2;

    /// <summary>Server, disk, an unreadable data file, or a run folder in use.</summary>
    public const int Environment = 3;

    /// <summary>Stopped by a signal; the journal is consistent.</summary>
    public const int Interrupted = 130;
}
