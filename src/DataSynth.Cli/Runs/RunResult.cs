using DataSynth.Cli.Commands;
using DataSynth.Cli.Console.Progress;
using DataSynth.Datasets.Export;

namespace DataSynth.Cli.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Progress">What was asked and answered.</param>
/// <param name="Intake">What the sources gave.</param>
/// <param name="Findings">What was noticed while tasks became requests.</param>
internal sealed record RunResult(ProgressSnapshot Progress, TaskIntake Intake, PlanFindings Findings)
{
    /// <summary>Planned requests that were answered before this run, or under other settings.</summary>
    public long AnsweredBefore { get; init; }

    /// <summary>The data set; null when the run was interrupted before it was made.</summary>
    public ExportSummary? DataSet { get; init; }

    /// <summary>Whether the run ended early because too many requests failed, as its pipeline asks for.</summary>
    public bool StoppedByFailures { get; init; }

    /// <summary>Failed requests, those of earlier runs included.</summary>
    public FailureTally Failures { get; init; } = new();

    /// <summary>Candidates whose calls had to be mended before they could be read.</summary>
    public long Repaired { get; init; }

    /// <summary>Those of them that count as correct.</summary>
    public long RepairedCorrect { get; init; }

    /// <summary>Requests that were not asked because their servers were away for too long; the next run asks them.</summary>
    public long Parked { get; init; }

    /// <summary>The share of rows that came to nothing: quarantined records and failed requests among all source records and requests.</summary>
    public double FailureShare
    {
        get
        {
            var (failed, answered) = (DataSet?.Counts.Failures ?? 0, DataSet?.Counts.Candidates ?? 0);
            var bad = Intake.Quarantined + failed;
            return bad == 0 ? 0 : (double)bad / (Intake.Tasks + Intake.Quarantined + failed + answered);
        }
    }

    /// <summary>What the process ends with.</summary>
    /// <param name="maxFailureShare">The share of failed and quarantined rows that is put up with.</param>
    public int ExitCode(double maxFailureShare)
    {
        if (DataSet is null)
            return StoppedByFailures ? ExitCodes.TooManyFailures : ExitCodes.Interrupted;
        if (Parked > 0)
            return ExitCodes.Environment;
        return FailureShare > maxFailureShare ? ExitCodes.TooManyFailures : ExitCodes.Done;
    }
}
