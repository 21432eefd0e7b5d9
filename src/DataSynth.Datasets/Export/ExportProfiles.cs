using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Export.Profiles;

namespace DataSynth.Datasets.Export;

/// <summary>The profiles that data sets are written in. A new one is a class beside this one and a line here.</summary>
public static class ExportProfiles
{
    /// <summary>All profiles, in the order in which help shows them.</summary>
    public static IReadOnlyList<ExportProfile> All { get; } =
    [
        new ToolRmProfile(), new TrlProfile(), new TrlJsonProfile(), new KtoProfile(), new ScoredProfile(), new OpenRlhfProfile(),
        new LlamaFactoryProfile(), new VerlProfile(), new FcRewardBenchProfile(), new JsonLinesProfile(),
    ];

    /// <summary>Looks a profile up.</summary>
    /// <param name="name">Its name, in lower case.</param>
    /// <param name="profile">The profile.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out ExportProfile? profile)
    {
        profile = All.FirstOrDefault(candidate => candidate.Name == name);
        return profile is not null;
    }
}
