using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Decontamination;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Survey;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>How a pipeline's replies become a data set: everything that can be changed afterwards without asking a model.</summary>
/// <param name="Pipeline">The pipeline file.</param>
/// <param name="Folder">Where the data set and what belongs to it go.</param>
internal sealed record DataSetView(PipelineFile Pipeline, RunFolder Folder)
{
    /// <summary>The rules of labels.</summary>
    public LabelOptions Labels => new()
    {
        Rules = Pipeline.Label.Rules,
        AcceptRepaired = Pipeline.Label.AcceptRepaired,
        Ordered = Pipeline.Label.Ordered,
        IgnoreCase = Pipeline.Label.IgnoreCase,
        CollapseSpace = Pipeline.Label.CollapseSpace,
        GroundTruth = Pipeline.DoorMode switch
        {
            GroundTruthMode.Lenient => GroundTruthCheck.Lenient,
            GroundTruthMode.Off => GroundTruthCheck.Off,
            _ => GroundTruthCheck.Strict,
        },
    };

    /// <summary>What the data set is to be.</summary>
    public ExportOptions Export => new()
    {
        Name = Pipeline.Name,
        Directory = Folder.DataSetDirectory,
        ScratchDirectory = Folder.ScratchDirectory,
        Profile = ExportProfiles.TryGet(Pipeline.Export.Profile, out var profile)
            ? profile
            : throw new InvalidOperationException($"found the profile {Pipeline.Export.Profile}, expected one that the settings were checked for"),
        Splits = Pipeline.Export.Splits,
        ShardRows = (int)Math.Min(Pipeline.Export.ShardRows, int.MaxValue),
        ShardBytes = Pipeline.Export.ShardBytes,
        Compression = Enum.Parse<ParquetCompression>(Pipeline.Export.Compression, ignoreCase: true),
        Seed = Pipeline.Seed,
        Pairs = Pipeline.Pairs with { Seed = Pipeline.Seed, Order = Pipeline.Select.Order, SuspectAfter = Pipeline.Label.SuspectAfter },
        Selection = Pipeline.Select.Selection,
    };

    /// <summary>What is looked for in all tasks before any is exported.</summary>
    /// <param name="benchmarks">What tasks must not match, or null.</param>
    public SurveyOptions Survey(BenchmarkIndex? benchmarks) => new()
    {
        Dedup = Pipeline.Dedup,
        Benchmarks = benchmarks,
        HasSplits = Pipeline.Export.Splits.Count(split => split.Share > 0) > 1,
        Seed = Pipeline.Seed,
        ScratchDirectory = Folder.ScratchDirectory,
    };
}
