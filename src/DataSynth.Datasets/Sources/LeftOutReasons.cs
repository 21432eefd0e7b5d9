namespace DataSynth.Datasets.Sources;

/// <summary>The values of <see cref="LeftOutRow.Reason"/>: few, short and the same from version to version.</summary>
public static class LeftOutReasons
{
    /// <summary>The source's <c>where</c> does not hold for it.</summary>
    public const string Where = "not selected by where";

    /// <summary>It came after the source's <c>limit</c> was reached, in the order drawn by <c>shuffle</c>.</summary>
    public const string Limit = "beyond the limit";

    /// <summary>A conversation in which nobody calls a tool, in a format that takes its tasks from calls.</summary>
    public const string NoCall = "no call in the conversation";
}
