namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>The names under which preference sets hold what a row needs: ours and ToolRM-train-data's first, then fc-reward-bench's.</summary>
internal static class PreferenceNames
{
    public static readonly string[] Uuid = ["uuid"];
    public static readonly string[] Dataset = ["dataset_name"];
    public static readonly string[] Conversation = ["conversation"];
    public static readonly string[] Tools = ["tools"];
    public static readonly string[] CorrectCalls = ["tool_calls_correct", "chosen_output"];
    public static readonly string[] IncorrectCalls = ["tool_calls_incorrect", "rejected_output"];
    public static readonly string[] Generator = ["generator_model", "model_name"];
    public static readonly string[] TaskId = ["task_id", "test_id"];
    public static readonly string[] Kind = ["kind"];
    public static readonly string[] ErrorType = ["error_type"];
    public static readonly string[] Verdict = ["verdict"];
    public static readonly string[] Obfuscated = ["obfuscated"];
    public static readonly string[] RawOutput = ["raw_output"];
    public static readonly string[] Syntax = ["syntax"];
    public static readonly string[] GeneratorLicense = ["generator_license"];
    public static readonly string[] GeneratorDigest = ["generator_digest"];
    public static readonly string[] PromptHash = ["prompt_hash"];
    public static readonly string[] Seed = ["seed"];
    public static readonly string[] Temperature = ["temperature"];
    public static readonly string[] SampleIndex = ["sample_index"];

    /// <summary>What no row can do without.</summary>
    public static IReadOnlyList<string[]> Required { get; } = [Conversation, Tools, CorrectCalls, IncorrectCalls];

    /// <summary>What a relabelled row copies as it is, so that nothing of it need be kept besides.</summary>
    public static IReadOnlySet<string> Copied { get; } = new HashSet<string>(
        new[]
        {
            Uuid, Dataset, Conversation, Tools, Generator, TaskId, Kind, Obfuscated, RawOutput, Syntax, GeneratorLicense, GeneratorDigest,
            PromptHash, Seed, Temperature, SampleIndex,
        }.SelectMany(names => names));

    /// <summary>The name under which a column is kept: its own, or with <c>original_</c> before it where a new column has that.</summary>
    public static string KeptAs(string name) => RelabelColumns.IsTaken(name) ? $"original_{name}" : name;
}
