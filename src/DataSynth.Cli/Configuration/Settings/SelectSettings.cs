using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>What is taken of all pairs.</summary>
/// <param name="Order">Which pairs come first.</param>
/// <param name="Selection">How many of which kinds.</param>
internal sealed record SelectSettings(PairOrder Order, SelectionSettings Selection);
