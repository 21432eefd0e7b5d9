using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>Where the columns of a file are; -1 for one that it has not.</summary>
internal sealed class PreferenceColumns
{
    private readonly ParquetSchema _schema;

    /// <param name="schema">The file's fields.</param>
    public PreferenceColumns(ParquetSchema schema)
    {
        _schema = schema;
        Uuid = Find(PreferenceNames.Uuid);
        Dataset = Find(PreferenceNames.Dataset);
        Conversation = Find(PreferenceNames.Conversation);
        Tools = Find(PreferenceNames.Tools);
        CorrectCalls = Find(PreferenceNames.CorrectCalls);
        IncorrectCalls = Find(PreferenceNames.IncorrectCalls);
        Generator = Find(PreferenceNames.Generator);
        TaskId = Find(PreferenceNames.TaskId);
        Kind = Find(PreferenceNames.Kind);
        ErrorType = Find(PreferenceNames.ErrorType);
        Verdict = Find(PreferenceNames.Verdict);
        Obfuscated = Find(PreferenceNames.Obfuscated);
        RawOutput = Find(PreferenceNames.RawOutput);
        Syntax = Find(PreferenceNames.Syntax);
        GeneratorLicense = Find(PreferenceNames.GeneratorLicense);
        GeneratorDigest = Find(PreferenceNames.GeneratorDigest);
        PromptHash = Find(PreferenceNames.PromptHash);
        Seed = Find(PreferenceNames.Seed);
        Temperature = Find(PreferenceNames.Temperature);
        SampleIndex = Find(PreferenceNames.SampleIndex);
    }

    public int Uuid { get; }

    public int Dataset { get; }

    public int Conversation { get; }

    public int Tools { get; }

    public int CorrectCalls { get; }

    public int IncorrectCalls { get; }

    public int Generator { get; }

    public int TaskId { get; }

    public int Kind { get; }

    public int ErrorType { get; }

    public int Verdict { get; }

    public int Obfuscated { get; }

    public int RawOutput { get; }

    public int Syntax { get; }

    public int GeneratorLicense { get; }

    public int GeneratorDigest { get; }

    public int PromptHash { get; }

    public int Seed { get; }

    public int Temperature { get; }

    public int SampleIndex { get; }

    /// <summary>What is wrong with the columns for a preference set, or null.</summary>
    public string? Problem()
    {
        foreach (var names in PreferenceNames.Required)
        {
            if (Find(names) < 0)
                return $"found the columns {string.Join(", ", _schema.Fields.Select(field => field.Name))}, expected {string.Join(" or ", names)} among them";
        }

        foreach (var column in new[] { Tools, CorrectCalls, IncorrectCalls })
        {
            if (_schema.Fields[column].Kind != ParquetFieldKind.Primitive)
                return $"found a {_schema.Fields[column].Kind} in the column {_schema.Fields[column].Name}, expected JSON in a string";
        }

        return null;
    }

    private int Find(string[] names)
    {
        foreach (var name in names)
        {
            if (_schema.IndexOf(name) is var column and >= 0)
                return column;
        }

        return -1;
    }
}
