namespace DataSynth.Datasets.Pairs;

/// <summary>One split of the data set.</summary>
/// <param name="Name">Its name, which becomes part of file names: letters, digits and underscores.</param>
/// <param name="Share">The share of source tasks that it gets, from 0 to 1.</param>
public sealed record SplitShare(string Name, double Share);
