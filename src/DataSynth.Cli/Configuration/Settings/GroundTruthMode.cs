namespace DataSynth.Cli.Configuration.Settings;

/// <summary>What happens to a task whose ground truth contradicts its own tools.</summary>
internal enum GroundTruthMode
{
    /// <summary>The task goes to quarantine.</summary>
    Strict,

    /// <summary>The task is used and its candidates stay unlabelled where nothing can be said.</summary>
    Lenient,

    /// <summary>Nothing is checked.</summary>
    Off,
}
