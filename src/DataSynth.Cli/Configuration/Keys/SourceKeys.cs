using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of an entry of <c>sources</c>.</summary>
internal static class SourceKeys
{
    /// <summary>The words of <c>ground_truth</c>, here and for the whole pipeline.</summary>
    public static ChoiceShape<GroundTruthMode> GroundTruthChoice { get; } = new(
        ("strict", GroundTruthMode.Strict), ("lenient", GroundTruthMode.Lenient), ("off", GroundTruthMode.Off));

    private static readonly DefaultedKey<string> File = new(
        "file",
        new TextShape("a file, a folder or a glob"),
        string.Empty,
        "A file, a folder or a glob (sorted by name), relative to the current directory; .gz and Parquet are read as they are.")
    { IsRequired = true };

    private static readonly DefaultedKey<string> Format = new(
        "format",
        new ChoiceShape<string>([.. TaskSources.All.Select(format => (format.Name, format.Name))]),
        "tasks",
        "How the file is written. " + string.Join(' ', TaskSources.All.Select(format => $"{format.Name}: {format.Description}.")));

    private static readonly OptionalKey<string> Dataset = new(
        "dataset",
        new TextShape("a name"),
        "The data set's name in every row. Without it: what the task says, else the file's name.");

    private static readonly OptionalKey<string> License = new(
        "license",
        new TextShape("an SPDX licence name such as CC-BY-4.0"),
        "The licence of tasks that name none themselves. Without it: unknown, which is flagged and not refused.");

    private static readonly OptionalKey<string> Revision = new(
        "revision",
        new TextShape("a commit, tag or date"),
        "Which revision of the data set the files are; stands with every task. Without it: each file's SHA-256.");

    private static readonly OptionalKey<RowCondition> Where = new(
        "where",
        new ConditionShape(),
        "Which records are used, as they stand in the file: FIELD = 'text', also !=, <, <=, >, >=, in [1, 2], not in, and, or, not, (…)."
        + " Dots lead into objects; a missing field is null; a list matches by any element. Without it: all.");

    private static readonly DefaultedKey<bool> Shuffle = new(
        "shuffle",
        new BooleanShape(),
        Default: false,
        "Whether tasks come in an order drawn from the seed, before limit is applied. Takes a scratch file as large as the tasks.");

    private static readonly OptionalKey<long> Limit = new(
        "limit",
        new IntegerShape(1, long.MaxValue),
        "The most tasks taken from this source, from the start. Without it: all.");

    private static readonly OptionalKey<GroundTruthMode> GroundTruth = new(
        "ground_truth", GroundTruthChoice, "For this source, instead of the pipeline's ground_truth.");

    /// <summary>An entry of <c>sources</c>.</summary>
    public static SectionShape<SourceEntry> Shape { get; } = new(
        "a source such as { file: data/tasks.jsonl, format: tasks }",
        new KeyTable(File, Format, Dataset, License, Revision, Where, Shuffle, Limit, GroundTruth),
        Bind);

    private static SourceEntry Bind(Section section)
    {
        var settings = new SourceSettings(section.Get(File), section.Get(Format))
        {
            Dataset = section.Find(Dataset),
            License = section.Find(License),
            Revision = section.Find(Revision),
            Where = section.Find(Where),
            Shuffle = section.Get(Shuffle),
            Limit = section.FindValue(Limit),
            GroundTruth = section.FindValue(GroundTruth),
        };
        return new SourceEntry(settings, section.ValuePositionOf(File));
    }
}
