using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>A pipeline that has passed every check, with everything that a run needs to know.</summary>
/// <param name="Pipeline">The pipeline file.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Folder">Where the run keeps things.</param>
/// <param name="Generators">The generators as they were found.</param>
/// <param name="Template">The prompt template.</param>
/// <param name="Inputs">The source files with their hashes.</param>
internal sealed record RunPlan(
    PipelineFile Pipeline,
    RunArguments Arguments,
    RunFolder Folder,
    IReadOnlyList<GeneratorFindings> Generators,
    PromptTemplate Template,
    IReadOnlyList<InputFile> Inputs)
{
    /// <summary>The settings that shape the data.</summary>
    public JsonObject Settings { get; } = ShapingSettings.Of(Pipeline, Generators, Template.Text, Arguments.Limit);

    /// <summary>The rules of labels.</summary>
    public LabelOptions Labels => new()
    {
        Rules = Pipeline.Label.Rules,
        AcceptRepaired = Pipeline.Label.AcceptRepaired,
        Ordered = Pipeline.Label.Ordered,
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
            : throw new InvalidOperationException($"found the profile {Pipeline.Export.Profile}, expected one that the pipeline file was checked for"),
        Splits = [.. Pipeline.Export.Splits.Select(split => new Datasets.Pairs.SplitShare(split.Name, split.Share))],
        ShardRows = (int)Math.Min(Pipeline.Export.ShardRows, int.MaxValue),
        Compression = Enum.Parse<ParquetCompression>(Pipeline.Export.Compression, ignoreCase: true),
        Seed = Pipeline.Seed,
        PairsPerTask = Pipeline.PairsPerTask,
        SuspectAfter = Pipeline.Label.SuspectAfter,
    };

    /// <summary>A reader of all sources.</summary>
    /// <param name="scratchDirectory">Where ids are kept once they do not fit in memory, and tasks that are shuffled.</param>
    public TaskReader TasksWithScratch(string scratchDirectory)
        => new([.. Pipeline.Sources.Select(source => source.Settings)], Pipeline.DoorMode, new SourceLimits(), scratchDirectory)
        {
            Seed = Pipeline.Seed,
            Inputs = Inputs,
        };
}
