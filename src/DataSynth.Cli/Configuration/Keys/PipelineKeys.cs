using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Survey;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of a pipeline file.</summary>
internal static class PipelineKeys
{
    private static readonly DefaultedKey<string> Name = new(
        "name",
        new TextShape("a name of letters, digits, dots, dashes and underscores that starts with a letter or digit", IsName, "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"),
        string.Empty,
        "The run's name; its data set goes to output/NAME unless export.directory says otherwise.")
    { IsRequired = true };

    private static readonly DefaultedKey<long> Seed = new(
        "seed", new IntegerShape(0, long.MaxValue), 0, "From which every random choice is derived: samples, selection, splits.");

    private static readonly DefaultedKey<IReadOnlyList<SourceEntry>> Sources = new(
        "sources", new ListShape<SourceEntry>(SourceKeys.Shape, "a list of at least one source such as { file: data/tasks.jsonl, format: tasks }", 1), [], "Where tasks come from, in the order in which they are used.")
    { IsRequired = true };

    private static readonly OptionalKey<ObfuscationSettings> Obfuscate = new(
        "obfuscate",
        ObfuscationKeys.Shape,
        "A share of tasks also appears with renamed tools and parameters. Both forms fall into the same split and share pairs.per_task. Without it: none.");

    private static readonly OptionalKey<string> Prompt = new(
        "prompt", new TextShape("a file"), "A Handlebars template, used where a model gets its tools as text. Without it: the built-in one.");

    private static readonly DefaultedKey<IReadOnlyList<GeneratorEntry>> Generators = new(
        "generators", new ListShape<GeneratorEntry>(GeneratorBinding.Shape, "a list of at least one generator such as { perturb: { samples: 4 } }", 1), [], "What answers the tasks.")
    { IsRequired = true };

    private static readonly DefaultedKey<IReadOnlyList<string>> Licenses = new(
        "licenses",
        new ListShape<string>(new TextShape("an SPDX licence name such as Apache-2.0"), "a list of SPDX licence names such as [Apache-2.0, MIT]"),
        ["Apache-2.0", "MIT"],
        "Licences that generators may have; any other, or an unknown one, is refused before anything is asked. perturb is exempt.");

    private static readonly OptionalKey<GroundTruthMode> GroundTruth = new(
        "ground_truth",
        SourceKeys.GroundTruthChoice,
        "What happens to a task whose right calls contradict its own tools: strict quarantines it, lenient marks it, off does not look. Without"
        + " it: strict; off for sources of the format rlla, and for all under bfcl rules, which validate nothing.");

    private static readonly OptionalKey<LabelSettings> Label = new("label", LabelKeys.Shape, "How candidates are judged.");

    private static readonly OptionalKey<ParseOptions> Parsing = new("parse", ParseKeys.Shape, "How calls are read out of replies.");

    private static readonly OptionalKey<PairSettings> Pairs = new("pairs", PairKeys.Shape, "How candidates become pairs.");

    private static readonly OptionalKey<DedupSettings> Dedup = new(
        "dedup", DedupKeys.Shape, "Exact duplicates are always dropped; near-duplicates of tasks from a similarity on.");

    private static readonly DefaultedKey<IReadOnlyList<string>> Decontaminate = new(
        "decontaminate",
        new ListShape<string>(new TextShape("a file"), "a list of files"),
        [],
        "Benchmark files, folders or globs (JSON Lines, JSON, Parquet, or texts, one a line). A task is dropped, with all its variants, when its user says the same, when it offers the same tools, or when half of the eight-word runs are the same.");

    private static readonly OptionalKey<SelectSettings> Select = new("select", SelectKeys.Shape, "What is taken of all pairs.");

    private static readonly DefaultedKey<double> MaxFailureShare = new(
        "max_failure_share",
        new NumberShape(0, 1),
        0.05,
        "The share of failed or quarantined rows above which the exit code is 1; the run goes on to its end either way.");

    private static readonly DefaultedKey<bool> StopOnFailures = new(
        "stop_on_failures",
        new BooleanShape(),
        false,
        "Whether a run stops taking new work (after 100 outcomes) once more than max_failure_share of its requests failed; it ends with exit code 1, and the same command goes on.");

    private static readonly DefaultedKey<TimeSpan> WaitForServers = new(
        "wait_for_servers",
        new DurationShape(),
        TimeSpan.FromMinutes(30),
        "How long a run waits for a server that has stopped answering. Its work waits with it; after that time the work is left for the next run.");

    private static readonly OptionalKey<ExportSettings> Export = new("export", ExportKeys.Shape, "How the data set is written.");

    /// <summary>The whole file.</summary>
    public static SectionShape<PipelineFile> Shape { get; } = new(
        "a pipeline with name, sources and generators",
        new KeyTable(
            Name, Seed, Sources, Obfuscate, Prompt, Generators, Licenses, GroundTruth, Parsing, Label, Pairs, Dedup, Decontaminate, Select, MaxFailureShare, StopOnFailures, WaitForServers, Export),
        Bind);

    private static PipelineFile Bind(Section section)
    {
        var pairs = section.Find(Pairs) ?? PairKeys.Default;
        var export = section.Find(Export) ?? ExportKeys.Default;
        RequirePlaceForImperfect(section, pairs, export);
        return new PipelineFile
        {
            Name = section.Get(Name),
            Seed = section.Get(Seed),
            Sources = section.Get(Sources),
            Obfuscation = section.Find(Obfuscate),
            Prompt = section.Find(Prompt),
            Generators = section.Get(Generators),
            Licenses = section.Get(Licenses),
            GroundTruth = section.FindValue(GroundTruth),
            Label = section.Find(Label) ?? LabelKeys.Default,
            Parsing = section.FindValue(Parsing) ?? ParseKeys.Default,
            Pairs = pairs,
            Dedup = section.Find(Dedup) ?? new DedupSettings(),
            Decontaminate = section.Get(Decontaminate),
            Select = section.Find(Select) ?? SelectKeys.Default,
            MaxFailureShare = section.Get(MaxFailureShare),
            StopOnFailures = section.Get(StopOnFailures),
            Patience = section.Get(WaitForServers),
            Export = export,
        };
    }

    private static void RequirePlaceForImperfect(Section section, PairSettings pairs, ExportSettings export)
    {
        if (pairs.ScoreGap is not null && ExportProfiles.TryGet(export.Profile, out var profile) && profile is PairProfile { TakesImperfectChosen: false })
        {
            section.Diagnostics.Error(
                section.ValuePositionOf(Pairs),
                $"found score_gap, but the better side in the profile {profile.Name} is always right; expected another profile, or no score_gap");
        }
    }

    private static bool IsName(string text)
        => text.Length <= 100 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
