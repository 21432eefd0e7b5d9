using DataSynth.Cli.Commands;
using DataSynth.Cli.Console.Progress;
using DataSynth.Datasets.Export;

namespace DataSynth.Cli.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Progress">What was asked and answered.</param>
/// <param name="Intake">What the sources gave.</param>
internal sealed record RunResult(ProgressSnapshot Progress, TaskIntake Intake)
{
    /// <summary>The data set; null when the run was interrupted before it was made.</summary>
    public ExportSummary? DataSet { get; init; }

    /// <summary>Failed requests by reason, those of earlier runs included.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>Failed requests by generator, those of earlier runs included.</summary>
    public IReadOnlyDictionary<string, long> FailuresByModel { get; init; } = new Dictionary<string, long>();

    /// <summary>The share of requests that failed.</summary>
    public double FailureShare => Share(DataSet?.Counts.Failures ?? 0, DataSet?.Counts.Candidates ?? 0);

    /// <summary>The share of source records that were no tasks.</summary>
    public double QuarantineShare => Share(Intake.Quarantined, Intake.Tasks);

    /// <summary>What the process ends with.</summary>
    /// <param name="maxFailureShare">The share of failed requests, and of quarantined records, that is put up with.</param>
    public int ExitCode(double maxFailureShare)
    {
        if (DataSet is null)
            return ExitCodes.Interrupted;
        return FailureShare > maxFailureShare || QuarantineShare > maxFailureShare ? ExitCodes.TooManyFailures : ExitCodes.Done;
    }

    private static double Share(long bad, long good) => bad == 0 ? 0 : (double)bad / (bad + good);
}
