using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Survey;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>A pipeline file without errors, every default filled in.</summary>
internal sealed record PipelineFile
{
    /// <summary>The run's name: the data set goes to <c>output/NAME</c> unless the export says otherwise.</summary>
    public required string Name { get; init; }

    /// <summary>From which every random choice is derived.</summary>
    public required long Seed { get; init; }

    /// <summary>Where tasks come from, at least one.</summary>
    public required IReadOnlyList<SourceEntry> Sources { get; init; }

    /// <summary>What answers, at least one.</summary>
    public required IReadOnlyList<GeneratorEntry> Generators { get; init; }

    /// <summary>How tasks are obfuscated; null for not at all.</summary>
    public ObfuscationSettings? Obfuscation { get; init; }

    /// <summary>The path of the prompt template; null for the built-in one.</summary>
    public string? Prompt { get; init; }

    /// <summary>The licences that generators may have.</summary>
    public required IReadOnlyList<string> Licenses { get; init; }

    /// <summary>What happens to tasks whose ground truth contradicts their tools; null for what each format holds to be right.</summary>
    public GroundTruthMode? GroundTruth { get; init; }

    /// <summary>What holds at the sources' door: what the file says, and where it says nothing and labels follow BFCL's rules, which
    /// validate nothing, off.</summary>
    public GroundTruthMode? DoorMode => GroundTruth ?? (Label.Rules == LabelRules.Bfcl ? GroundTruthMode.Off : null);

    /// <summary>How candidates are judged.</summary>
    public required LabelSettings Label { get; init; }

    /// <summary>How far the parser may go; the hint comes from each generator.</summary>
    public ParseOptions Parsing { get; init; } = new();

    /// <summary>How candidates become pairs; seed, order and threshold of doubt stand elsewhere in the file.</summary>
    public required PairSettings Pairs { get; init; }

    /// <summary>Which tasks are near-duplicates.</summary>
    public required DedupSettings Dedup { get; init; }

    /// <summary>Benchmark files, folders or globs that tasks must not match.</summary>
    public IReadOnlyList<string> Decontaminate { get; init; } = [];

    /// <summary>What is taken of all pairs.</summary>
    public required SelectSettings Select { get; init; }

    /// <summary>The share of failed or quarantined rows above which the exit code is 1.</summary>
    public double MaxFailureShare { get; init; }

    /// <summary>Whether a run stops taking new work once more than that share of its requests failed.</summary>
    public bool StopOnFailures { get; init; }

    /// <summary>How long a run waits for a server that has stopped answering.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>How the data set is written.</summary>
    public required ExportSettings Export { get; init; }

    /// <summary>The data set folder: that of the export settings, else <c>output/NAME</c>.</summary>
    public string DataSetDirectory => Export.Directory ?? $"output/{Name}";
}
