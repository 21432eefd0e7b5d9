using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>export</c>.</summary>
internal static class ExportKeys
{
    private static readonly OptionalKey<string> Directory = new(
        "directory",
        new TextShape("a folder"),
        "The data set folder, relative to the current directory. Without it: output/NAME. The run's state lies beside it in a folder of that name with .run.");

    private static readonly DefaultedKey<string> Profile = new(
        "profile",
        new ChoiceShape<string>([.. ExportProfiles.All.Select(profile => (profile.Name, profile.Name))]),
        "toolrm",
        "The columns. " + string.Join(' ', ExportProfiles.All.Select(profile => $"{profile.Name}: {profile.Description.TrimEnd('.')}.")));

    private static readonly DefaultedKey<IReadOnlyList<SplitShare>> Splits = new(
        "splits",
        new SplitsShape(),
        [new SplitShare("train", 0.98), new SplitShare("validation", 0.02)],
        "Names of splits with their shares of the source tasks; the shares sum to 1.");

    private static readonly DefaultedKey<long> ShardRows = new(
        "shard_rows", new IntegerShape(1, 100_000_000), 100_000, "The most rows of one Parquet file.");

    private static readonly DefaultedKey<long> ShardBytes = new(
        "shard_bytes",
        new IntegerShape(1, 100_000_000_000),
        500_000_000,
        "The size of one file's values, uncompressed in bytes, after which a new file begins; the default is the limit that datasets keeps.");

    private static readonly DefaultedKey<string> Compression = new(
        "compression",
        new ChoiceShape<string>([.. new[] { "none", "snappy", "gzip", "brotli", "zstd" }.Select(name => (name, name))]),
        "zstd",
        "How pages are compressed, the same in every file.");

    /// <summary>The value of <c>export</c>.</summary>
    public static SectionShape<ExportSettings> Shape { get; } = new(
        "settings such as { directory: output/overnight, profile: toolrm }",
        new KeyTable(Directory, Profile, Splits, ShardRows, ShardBytes, Compression),
        section => new ExportSettings(
            section.Find(Directory), section.Get(Profile), section.Get(Splits), section.Get(ShardRows), section.Get(ShardBytes), section.Get(Compression)));

    /// <summary>What holds without the section.</summary>
    public static ExportSettings Default { get; } = new(null, Profile.Default, Splits.Default, ShardRows.Default, ShardBytes.Default, Compression.Default);
}
