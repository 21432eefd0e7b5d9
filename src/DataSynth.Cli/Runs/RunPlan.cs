using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>A pipeline that has passed every check, with everything that a run needs to know.</summary>
/// <param name="Pipeline">The pipeline file.</param>
/// <param name="PipelineText">Its text, which is kept beside the journal for exports to come.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Folder">Where the run keeps things.</param>
/// <param name="Generators">The generators as they were found.</param>
/// <param name="Template">The prompt template.</param>
/// <param name="Inputs">The source files with their hashes.</param>
internal sealed record RunPlan(
    PipelineFile Pipeline,
    string PipelineText,
    RunArguments Arguments,
    RunFolder Folder,
    IReadOnlyList<GeneratorFindings> Generators,
    PromptTemplate Template,
    IReadOnlyList<InputFile> Inputs)
{
    /// <summary>The settings that shape the data.</summary>
    public JsonObject Settings { get; } = ShapingSettings.Of(Pipeline, Generators, Template.Text, Arguments.Limit);

    /// <summary>How the replies become a data set.</summary>
    public DataSetView View => new(Pipeline, Folder);

    /// <summary>What makes obfuscated variants; null where the pipeline wants none.</summary>
    public Obfuscator? Obfuscator => Pipeline.Obfuscation is { } settings ? new Obfuscator(settings, Pipeline.Seed) : null;

    /// <summary>The rules of labels.</summary>
    public LabelOptions Labels => View.Labels;

    /// <summary>A reader of all sources.</summary>
    /// <param name="scratchDirectory">Where ids are kept once they do not fit in memory, and tasks that are shuffled.</param>
    public TaskReader TasksWithScratch(string scratchDirectory)
        => new([.. Pipeline.Sources.Select(source => source.Settings)], Pipeline.DoorMode, new SourceLimits(), scratchDirectory)
        {
            Seed = Pipeline.Seed,
            Inputs = Inputs,
        };
}
