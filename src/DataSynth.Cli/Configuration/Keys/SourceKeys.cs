using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of an entry of <c>sources</c>.</summary>
internal static class SourceKeys
{
    private static readonly DefaultedKey<string> File = new(
        "file",
        new TextShape("a file, a folder or a glob"),
        string.Empty,
        "A file, a folder or a glob (sorted by name), relative to the current directory; .gz is read as it is.")
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

    private static readonly OptionalKey<long> Limit = new(
        "limit",
        new IntegerShape(1, long.MaxValue),
        "The most tasks taken from this source, from the start. Without it: all.");

    /// <summary>An entry of <c>sources</c>.</summary>
    public static SectionShape<SourceEntry> Shape { get; } = new(
        "a source such as { file: data/tasks.jsonl, format: tasks }",
        new KeyTable(File, Format, Dataset, License, Limit),
        Bind);

    private static SourceEntry Bind(Section section)
    {
        var settings = new SourceSettings(section.Get(File), section.Get(Format))
        {
            Dataset = section.Find(Dataset),
            License = section.Find(License),
            Limit = section.FindValue(Limit),
        };
        return new SourceEntry(settings, section.ValuePositionOf(File));
    }
}
