namespace DataSynth.Journal.Storage;

/// <summary>How a status is written in the database.</summary>
internal static class ReplyStatusText
{
    public const string Answered = "answered";
    public const string Failed = "failed";

    public static string Of(ReplyStatus status) => status == ReplyStatus.Answered ? Answered : Failed;

    public static ReplyStatus Parse(string text) => text == Answered ? ReplyStatus.Answered : ReplyStatus.Failed;
}
