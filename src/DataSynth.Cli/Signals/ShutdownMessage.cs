namespace DataSynth.Cli.Signals;

/// <summary>What a user reads after Ctrl-C.</summary>
internal static class ShutdownMessage
{
    /// <summary>What a user reads where nothing is to be drained: journals are only read, and a data set appears as a whole.</summary>
    public const string OfExport = "stopping: the data set that stands stays as it is; the same command makes the new one again";

    /// <summary>One line.</summary>
    /// <param name="stage">How far the shutdown has gone.</param>
    public static string Of(ShutdownStage stage) => stage switch
    {
        ShutdownStage.Draining => "stopping: what is under way is finished and kept; Ctrl-C again gives it up",
        ShutdownStage.Aborting => "aborting: what is under way is given up; Ctrl-C again leaves at once",
        _ => "leaving",
    };
}
