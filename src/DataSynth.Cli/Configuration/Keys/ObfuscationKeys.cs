using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Obfuscation;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>obfuscate</c>.</summary>
internal static class ObfuscationKeys
{
    private static readonly DefaultedKey<double> Share = new(
        "share",
        new NumberShape(0, 1),
        0.5,
        "The share of tasks that also appear obfuscated. Which ones is a matter of seed and task id, so adding data moves nothing.");

    /// <summary>What happens to descriptions that say old names.</summary>
    public static readonly DefaultedKey<DescriptionMode> Descriptions = new(
        "descriptions",
        new ChoiceShape<DescriptionMode>(("report", DescriptionMode.Report), ("replace", DescriptionMode.Replace), ("drop", DescriptionMode.Drop)),
        DescriptionMode.Report,
        "What happens to a tool's or parameter's description that still says an old name: report counts it, replace puts the new name there, drop leaves the description out. "
            + "Only what reads as a name counts (get_weather, `city`), not the word in a sentence (the city).");

    /// <summary>The value of <c>obfuscate</c>.</summary>
    public static SectionShape<ObfuscationSettings> Shape { get; } = new(
        "settings such as { share: 0.5 }",
        new KeyTable(Share, Descriptions),
        section => new ObfuscationSettings(section.Get(Share), section.Get(Descriptions)));
}
