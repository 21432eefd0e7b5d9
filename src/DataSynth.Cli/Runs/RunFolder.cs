namespace DataSynth.Cli.Runs;

/// <summary>Where a run keeps things: the data set folder can be uploaded as it is, everything else lies in the run folder beside it.</summary>
internal sealed class RunFolder
{
    private const string Suffix = ".run";

    /// <summary>Names the places; creates nothing.</summary>
    /// <param name="dataSetDirectory">The data set folder as the user gave it.</param>
    public RunFolder(string dataSetDirectory)
    {
        // "." and ".." name a folder that has another name too; only that one can stand before ".run".
        var given = Path.TrimEndingDirectorySeparator(dataSetDirectory);
        DataSetDirectory = Path.GetFileName(given) is "." or ".." ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(given)) : given;
        Directory = DataSetDirectory + Suffix;
        ObfuscationFile = Path.Combine(Directory, "obfuscation.jsonl");
        QuarantineFile = Path.Combine(Directory, "quarantine.jsonl");
        FailedFile = Path.Combine(Directory, "failed.jsonl");
        SuspectsFile = Path.Combine(Directory, "suspects.jsonl");
        ProgressFile = Path.Combine(Directory, "progress.json");
        LogFile = Path.Combine(Directory, "log.jsonl");
        ContaminatedFile = Path.Combine(Directory, "contaminated.jsonl");
        NearDuplicatesFile = Path.Combine(Directory, "near_duplicates.jsonl");
        ConflictsFile = Path.Combine(Directory, "conflicts.jsonl");
        RecordFile = Path.Combine(Directory, "run.json");
        FlipsFile = Path.Combine(Directory, "flips.jsonl");
        SyntaxesFile = Path.Combine(Directory, "syntaxes.json");
        ScratchDirectory = Path.Combine(Directory, "scratch");
    }

    /// <summary>The data set folder, without a separator at its end.</summary>
    public string DataSetDirectory { get; }

    /// <summary>The run folder: always the data set folder's path plus <c>.run</c>.</summary>
    public string Directory { get; }

    /// <summary>What was renamed in each obfuscated task, one JSON object a line: with it, a row is restored.</summary>
    public string ObfuscationFile { get; }

    /// <summary>Source records that are no tasks, one JSON object a line.</summary>
    public string QuarantineFile { get; }

    /// <summary>Requests without a reply, one JSON object a line.</summary>
    public string FailedFile { get; }

    /// <summary>Tasks whose ground truth several generators agree against, one JSON object a line.</summary>
    public string SuspectsFile { get; }

    /// <summary>What the run has done so far, for programs that watch it.</summary>
    public string ProgressFile { get; }

    /// <summary>What happened and when, one JSON object a line, all sessions one after the other.</summary>
    public string LogFile { get; }

    /// <summary>Tasks that match a benchmark, one JSON object a line.</summary>
    public string ContaminatedFile { get; }

    /// <summary>Tasks that were left out for another one, one JSON object a line.</summary>
    public string NearDuplicatesFile { get; }

    /// <summary>Where several runs contradict each other, one JSON object a line.</summary>
    public string ConflictsFile { get; }

    /// <summary>What <see cref="RunRecord"/> keeps.</summary>
    public string RecordFile { get; }

    /// <summary>Rows whose label changed when they were labelled again, one JSON object a line.</summary>
    public string FlipsFile { get; }

    /// <summary>What <see cref="ProbedSyntaxes"/> keeps.</summary>
    public string SyntaxesFile { get; }

    /// <summary>Unfinished files.</summary>
    public string ScratchDirectory { get; }
}
