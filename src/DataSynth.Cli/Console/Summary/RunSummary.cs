namespace DataSynth.Cli.Console.Summary;

/// <summary>What a run tells at its end.</summary>
internal sealed record RunSummary
{
    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>How long this run took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Source tasks.</summary>
    public long Tasks { get; init; }

    /// <summary>Source rows that could not be used, by reason.</summary>
    public IReadOnlyDictionary<string, long> Quarantined { get; init; } = new Dictionary<string, long>();

    /// <summary>Source records read; 0 where that is not known.</summary>
    public long Records { get; init; }

    /// <summary>Sound source records that are not used, by reason.</summary>
    public IReadOnlyDictionary<string, long> RecordsLeftOut { get; init; } = new Dictionary<string, long>();

    /// <summary>Tasks whose right calls contradict their tools, let pass by <c>ground_truth: lenient</c>.</summary>
    public long Marked { get; init; }

    /// <summary>Requests in all: candidates and failures.</summary>
    public long Asked { get; init; }

    /// <summary>How many of them are answered.</summary>
    public long Answered { get; init; }

    /// <summary>How many of them an earlier run had answered.</summary>
    public long Reused { get; init; }

    /// <summary>Failed requests by reason.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>Tokens read and written by models in this run.</summary>
    public (long Input, long Output) Tokens { get; init; }

    /// <summary>The models in the order of the pipeline.</summary>
    public IReadOnlyList<SummaryModel> Models { get; init; } = [];

    /// <summary>Why candidates are unlabelled.</summary>
    public IReadOnlyDictionary<string, long> Unlabelled { get; init; } = new Dictionary<string, long>();

    /// <summary>Candidates that had to be mended before they could be read, and those of them that count as correct.</summary>
    public (long All, long Correct) Repaired { get; init; }

    /// <summary>Pairs written.</summary>
    public long Pairs { get; init; }

    /// <summary>Pairs dropped because an equal one is there.</summary>
    public long Duplicates { get; init; }

    /// <summary>Incorrect candidates left out for another reason.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> LeftOut { get; init; } = [];

    /// <summary>Tasks left out as a whole, by reason.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> TasksLeftOut { get; init; } = [];

    /// <summary>Rows by split, in the order of the pipeline.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Splits { get; init; } = [];

    /// <summary>Files written: path and size in bytes.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Files { get; init; } = [];

    /// <summary>Whether the run was stopped by a signal before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>What a person should know about the data set, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Sentences that tell what to do next, in order.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];
}
