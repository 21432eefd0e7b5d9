namespace DataSynth.Cli.Configuration.Settings;

/// <summary>How many requests may be under way at one endpoint.</summary>
/// <param name="Places">The number; null for <c>auto</c>.</param>
internal readonly record struct Concurrency(int? Places)
{
    /// <summary>The program finds the number.</summary>
    public static Concurrency Auto { get; }
}
