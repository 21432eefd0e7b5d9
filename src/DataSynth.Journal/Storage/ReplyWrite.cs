using System.Runtime.InteropServices;

namespace DataSynth.Journal.Storage;

/// <summary>Records one reply, unless something better is on file.</summary>
internal sealed class ReplyWrite(JournalReply reply, long session, DateTimeOffset recordedAt) : JournalWrite
{
    public override int Rows => 1;

    public override long Bytes => 256 + (reply.Body?.Length ?? 0) + (reply.LastError?.Length ?? 0);

    public override void Apply(JournalStatements statements)
    {
        var key = reply.Key.ToByteArray();
        var body = BytesOf(reply.Body);
        long? content;
        using (var known = statements.SelectReplyState.Read(key))
        {
            content = null;
            if (known.Read())
            {
                if (!GivesWay(known.GetString(0) == ReplyStatusText.Answered, known.GetBoolean(1)))
                {
                    return;
                }

                content = known.GetInt64(2);
            }
        }

        if (content is null)
        {
            using var inserted = statements.InsertContent.Read(body, reply.LastError);
            inserted.Read();
            content = inserted.GetInt64(0);
        }
        else
        {
            statements.UpdateContent.Execute(body, reply.LastError, content);
        }

        statements.ReplaceReply.Execute(
            key, ReplyStatusText.Of(reply.Status), reply.Truncated ? 1 : 0, session, content, reply.Provider, reply.Reason,
            reply.FinishReason, reply.Attempts, reply.InputTokens, reply.OutputTokens, (long)reply.Duration.TotalMilliseconds,
            recordedAt.ToUnixTimeMilliseconds());
    }

    /// <summary>A failure gives way to whatever comes later; a truncated answer only to an answer; a whole answer to nothing.</summary>
    private bool GivesWay(bool answered, bool truncated) =>
        !answered || (truncated && reply.Status == ReplyStatus.Answered);

    private static byte[]? BytesOf(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } bytes)
        {
            return null;
        }

        return MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
    }
}
