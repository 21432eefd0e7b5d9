using DataSynth.Cli.Commands;
using DataSynth.Datasets.Relabelling;

namespace DataSynth.Cli.Relabel;

/// <summary>How a relabelling ended.</summary>
/// <param name="Tally">What became of the inputs so far.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record RelabelResult(ShardTally Tally, TimeSpan Elapsed)
{
    /// <summary>The default of <c>max_failure_share</c>.</summary>
    public const double MaxFailureShare = 0.05;

    /// <summary>The data set; null when the run was interrupted before it was made.</summary>
    public RelabelledSet? Set { get; init; }

    /// <summary>Inputs that an earlier, interrupted run had labelled.</summary>
    public long LabelledBefore { get; init; }

    /// <summary>Inputs there are, as far as was counted before; 0 where it was not.</summary>
    public long Expected { get; init; }

    /// <summary>Tasks that outputs were labelled against; null where each row is its own task.</summary>
    public long? Tasks { get; init; }

    /// <summary>Tasks without any output; null where each row is its own task.</summary>
    public long? UnansweredTasks { get; init; }

    /// <summary>Records of task files that are no tasks.</summary>
    public long QuarantinedTasks { get; init; }

    /// <summary>Quarantined inputs.</summary>
    public long Quarantined => Tally.Quarantined.Values.Sum();

    /// <summary>The share of inputs that could not be labelled.</summary>
    public double FailureShare => Tally.Inputs + QuarantinedTasks == 0
        ? 0
        : (double)(Quarantined + QuarantinedTasks) / (Tally.Inputs + QuarantinedTasks + (Tasks ?? 0));

    /// <summary>What the process ends with.</summary>
    public int ExitCode
    {
        get
        {
            if (Set is null)
                return ExitCodes.Interrupted;
            return FailureShare > MaxFailureShare ? ExitCodes.TooManyFailures : ExitCodes.Done;
        }
    }
}
