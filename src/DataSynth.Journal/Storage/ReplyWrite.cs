namespace DataSynth.Journal.Storage;

/// <summary>Records one reply, unless something better is on file.</summary>
internal sealed class ReplyWrite(JournalReply reply, long session, DateTimeOffset recordedAt) : JournalWrite
{
    public override int Rows => 1;

    public override long Bytes => 256 + (reply.Body?.Length ?? 0) + (reply.LastError?.Length ?? 0);

    public override void Apply(JournalStatements statements)
    {
        var key = reply.Key.ToByteArray();
        object? body = reply.Body;
        if (!MayWrite(statements.SelectReplyState, key, out var content))
        {
            return;
        }

        if (content is null)
        {
            statements.InsertContent.Step(body, reply.LastError);
            content = statements.InsertContent.GetInt64(0);
            statements.InsertContent.Reset();
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

    /// <summary>Whether what is on file gives way to this reply.</summary>
    /// <param name="state">The look-up.</param>
    /// <param name="key">The request.</param>
    /// <param name="content">Where the content on file lies; null when there is none.</param>
    private bool MayWrite(WriteStatement state, byte[] key, out long? content)
    {
        var isKnown = state.Step(key);
        content = isKnown ? state.GetInt64(2) : null;
        var may = !isKnown || GivesWay(state.GetString(0) == ReplyStatusText.Answered, state.GetInt64(1) != 0);
        state.Reset();
        return may;
    }

    /// <summary>A failure gives way to whatever comes later; a truncated answer only to an answer; a whole answer to nothing.</summary>
    private bool GivesWay(bool answered, bool truncated) =>
        !answered || (truncated && reply.Status == ReplyStatus.Answered);
}
