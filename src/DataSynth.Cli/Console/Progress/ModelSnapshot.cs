namespace DataSynth.Cli.Console.Progress;

/// <summary>The counters of one model at one moment.</summary>
/// <param name="Name">The model's name as it is shown.</param>
/// <param name="Planned">Requests wanted, answered ones included.</param>
/// <param name="Reused">Planned requests that were answered before this run.</param>
/// <param name="Answered">Requests answered by this run.</param>
/// <param name="InFlight">Requests under way.</param>
/// <param name="InputTokens">Tokens read by the model in this run.</param>
/// <param name="OutputTokens">Tokens written by the model in this run.</param>
/// <param name="Failures">Requests that failed for good in this run, by kind.</param>
internal sealed record ModelSnapshot(
    string Name,
    long Planned,
    long Reused,
    long Answered,
    long InFlight,
    long InputTokens,
    long OutputTokens,
    IReadOnlyDictionary<string, long> Failures)
{
    /// <summary>Requests that failed for good in this run.</summary>
    public long Failed => Failures.Values.Sum();

    /// <summary>Requests with an outcome, earlier runs included.</summary>
    public long Done => Reused + Answered + Failed;
}
