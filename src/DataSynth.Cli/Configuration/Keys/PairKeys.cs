using DataSynth.Cli.Configuration.Shapes;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>pairs</c>; its value is the cap per task.</summary>
internal static class PairKeys
{
    private static readonly DefaultedKey<long> PerTask = new(
        "per_task",
        new IntegerShape(1, 10_000),
        3,
        "The most pairs of one source task, all its variants together; chosen by seed.");

    /// <summary>The value of <c>pairs</c>.</summary>
    public static SectionShape<int> Shape { get; } = new(
        "settings such as { per_task: 3 }",
        new KeyTable(PerTask),
        section => (int)section.Get(PerTask));

    /// <summary>What holds without the section.</summary>
    public static int Default { get; } = (int)PerTask.Default;
}
