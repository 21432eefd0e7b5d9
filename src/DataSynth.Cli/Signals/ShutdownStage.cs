namespace DataSynth.Cli.Signals;

/// <summary>How far a shutdown has gone.</summary>
internal enum ShutdownStage
{
    /// <summary>No signal has come.</summary>
    Running,

    /// <summary>No new work is taken; what is under way is finished.</summary>
    Draining,

    /// <summary>What is under way is given up.</summary>
    Aborting,

    /// <summary>The process ends at once.</summary>
    Leaving,
}
