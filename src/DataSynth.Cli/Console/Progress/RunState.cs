namespace DataSynth.Cli.Console.Progress;

/// <summary>What a run is in, for programs that watch it.</summary>
internal enum RunState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It came to its end and the data set is written.</summary>
    Done,

    /// <summary>A signal stopped it; the same command goes on.</summary>
    Interrupted,

    /// <summary>An error ended it; the same command goes on once the cause is gone.</summary>
    Failed,
}
