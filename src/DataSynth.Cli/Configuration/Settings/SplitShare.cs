namespace DataSynth.Cli.Configuration.Settings;

/// <summary>One split of the data set.</summary>
/// <param name="Name">The name in file names, such as <c>train</c>.</param>
/// <param name="Share">The share of source tasks, in (0, 1].</param>
internal sealed record SplitShare(string Name, double Share);
