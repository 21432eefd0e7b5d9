namespace DataSynth.Datasets.Sources;

/// <summary>The values of <see cref="QuarantinedRow.Kind"/>: few, short and the same from version to version, so that rows can be counted
/// by them.</summary>
public static class QuarantineKinds
{
    /// <summary>The record is no JSON, is cut off, follows the end of the data, or holds a string that should hold JSON and does not.</summary>
    public const string BrokenJson = "broken JSON";

    /// <summary>The record is longer than <see cref="SourceLimits.RecordBytes"/>.</summary>
    public const string TooLong = "record too long";

    /// <summary>The record is JSON of another shape: no object, a key that every task has is missing, an unknown language.</summary>
    public const string NotATask = "not a task record";

    /// <summary>The id is missing, empty, or neither string nor number.</summary>
    public const string UnusableId = "unusable id";

    /// <summary>The id was used by an earlier record of any source.</summary>
    public const string DuplicateId = "duplicate id";

    /// <summary>The conversation cannot be read.</summary>
    public const string NoConversation = "no usable conversation";

    /// <summary>The tools cannot be read, one is offered twice, or there is none although a call is right.</summary>
    public const string NoTools = "no usable tools";

    /// <summary>The right calls are missing or cannot be read.</summary>
    public const string NoRightCalls = "no usable right calls";

    /// <summary>There is no output to label, or it cannot be read.</summary>
    public const string NoOutput = "no usable output";

    /// <summary>An output answers a case that is not among the tasks.</summary>
    public const string UnknownCase = "unknown case";

    /// <summary>A call gives a key twice, so that one of its values would be lost.</summary>
    public const string RepeatedKey = "key given twice";

    /// <summary>Text holds half a surrogate pair, which UTF-8 cannot carry to a model.</summary>
    public const string LoneSurrogate = "half a surrogate pair";

    /// <summary>What is said to be right is not possible with the tools.</summary>
    public const string Contradiction = "right calls contradict the tools";

    /// <summary>The leaderboard executes the case, so there are no right calls to compare with.</summary>
    public const string Executed = "executed by the leaderboard";
}
