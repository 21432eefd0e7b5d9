namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Tests that measure time run when no other test runs.</summary>
[CollectionDefinition(LinearTests.Alone, DisableParallelization = true)]
public sealed class MeasuringCollection;
