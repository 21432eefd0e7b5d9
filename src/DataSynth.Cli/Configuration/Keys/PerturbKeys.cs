using DataSynth.Cli.Configuration.Shapes;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>perturb</c>; its value is the number of samples.</summary>
internal static class PerturbKeys
{
    /// <summary>Samples of a generator that does not say.</summary>
    public const long DefaultSamples = 4;

    /// <summary>How many candidates one task may get from one generator.</summary>
    public static readonly IntegerShape SampleCount = new(1, 1_000);

    private static readonly DefaultedKey<long> Samples = new(
        "samples",
        SampleCount,
        DefaultSamples,
        "How many wrong calls are made for each task.");

    /// <summary>The value of <c>perturb</c>.</summary>
    public static SectionShape<int> Shape { get; } = new(
        "{ samples: 4 }",
        new KeyTable(Samples),
        section => (int)section.Get(Samples));
}
