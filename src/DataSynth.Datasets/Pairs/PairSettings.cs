namespace DataSynth.Datasets.Pairs;

/// <summary>How candidates become pairs.</summary>
public sealed record PairSettings
{
    /// <summary>Pairs of one source task at most, its variants together; from 1, default 3, the number of the published ToolRM data.</summary>
    public int PerTask { get; init; } = 3;

    /// <summary>What stands on the better side; default the task's right calls.</summary>
    public ChosenSide Chosen { get; init; }

    /// <summary>Also pairs two wrong candidates whose unit scores differ by at least this, in (0, 1]; null, the default, for none. Each
    /// worse candidate gets one partner.</summary>
    public double? ScoreGap { get; init; }

    /// <summary>Whether candidates that had to be mended before they could be read are left out; default false.</summary>
    public bool LeaveOutRepaired { get; init; }

    /// <summary>Whether tasks with suspect ground truth stay in; default false.</summary>
    public bool KeepSuspect { get; init; }

    /// <summary>How many models must agree against a task's right calls to make them suspect; at least 2, default 3.</summary>
    public int SuspectAfter { get; init; } = 3;

    /// <summary>Which pairs of a task come first.</summary>
    public PairOrder Order { get; init; }

    /// <summary>From which every choice is derived; default 0.</summary>
    public long Seed { get; init; }
}
