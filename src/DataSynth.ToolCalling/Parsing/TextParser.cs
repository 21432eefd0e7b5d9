using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads one text: the hinted syntax first, then all of them by their markers, then the ones without markers.</summary>
/// <param name="text">The text.</param>
/// <param name="tools">The tools offered.</param>
/// <param name="options">Hint and limits.</param>
internal sealed class TextParser(string text, OfferedTools tools, ParseOptions options)
{
    private const char TokenizerSpace = '\u0120';
    private const char TokenizerLineBreak = '\u010a';

    /// <summary>Reads the text.</summary>
    public ParsedOutput Parse()
    {
        if (text.Length > options.MaxLength)
        {
            return ParsedOutput.NoCall(text) with
            {
                Status = ParseStatus.Malformed,
                Problem = $"the text has {text.Length} characters, more than the {options.MaxLength} allowed",
            };
        }

        var read = ParseAsIs();
        return read.Calls.Count == 0 && options.Repair && text.AsSpan().IndexOfAny(TokenizerSpace, TokenizerLineBreak) >= 0
            ? ParseRespelled() ?? read
            : read;
    }

    /// <summary>
    /// Reads once more with blanks and line breaks for the signs by which byte-level tokenizers spell them, which broken decoding leaves
    /// in the text. Done only for texts without calls: in Maltese they are letters.
    /// </summary>
    private ParsedOutput? ParseRespelled()
    {
        var respelled = text.Replace(TokenizerSpace, ' ').Replace(TokenizerLineBreak, '\n');
        var read = new TextParser(respelled, tools, options).Parse();
        return read.Calls.Count > 0
            ? read with { Status = ParseStatus.Repaired, Repairs = [Mending.TokenizerSpace, .. read.Repairs] }
            : null;
    }

    private ParsedOutput ParseAsIs()
    {
        if (options.Format is null || ToolCallSyntaxes.Find(options.Format) is not { } syntax)
            return Read(ToolCallSyntaxes.AllMarkers, ToolCallSyntaxes.Unaliased, hinted: null);

        var hinted = Read(ToolCallSyntaxes.MarkersOf(syntax), [syntax], syntax);
        if (hinted.Calls.Count > 0 || hinted.IsEmptyList || hinted.Status == ParseStatus.Truncated)
            return hinted;
        var found = Read(ToolCallSyntaxes.AllMarkers, ToolCallSyntaxes.Unaliased, hinted: null);
        return found.Calls.Count == 0 && hinted.Status != ParseStatus.None ? hinted : found;
    }

    private ParsedOutput Read(MarkerTable table, IReadOnlyList<ToolCallSyntax> syntaxes, ToolCallSyntax? hinted)
    {
        var end = EndTokens.EndOf(text);
        var start = EndTokens.StartOf(text, end);
        if (ReadWhole(start, end, syntaxes, hinted) is { } whole)
            return whole;

        var session = new ParseSession(text, tools, options) { End = end, Hinted = hinted };
        var scan = new ReplyScanner(session, table, start);
        scan.Scan();
        var content = EndTokens.Unwrap(scan.Content);
        if (scan.Outcome != BlockOutcome.NotThis)
            return Result(session, scan.Outcome, scan.Syntax, scan.Calls, content, scan.Reasoning) with { IsEmptyList = scan.IsEmptyList };

        var bare = ReadBare(session.On(content), syntaxes, scan.Reasoning, hinted);
        if (bare is not { Calls.Count: > 0 })
            bare = ReadUnescaped(session, content, syntaxes, scan.Reasoning, hinted) ?? bare;
        return bare ?? new ParsedOutput(ParseStatus.None, null, [], scan.HasCut ? content : text, scan.Reasoning);
    }

    /// <summary>
    /// Reads a text that is in a syntax without markers from end to end. This comes first, since markers in it then stand inside
    /// strings; for the same reason a cut call ends the search.
    /// </summary>
    private ParsedOutput? ReadWhole(int start, int end, IReadOnlyList<ToolCallSyntax> syntaxes, ToolCallSyntax? hinted)
    {
        var body = ReasoningTags.SkipLeading(text, start, end, out var reasoning);
        if (body >= end || text[body] == '<')
            return null;
        var session = new ParseSession(text[body..end], tools, options) { Hinted = hinted, IsWhole = true };
        var read = ReadBare(session, syntaxes, reasoning, hinted);
        return read is { Calls.Count: > 0 } or { Status: ParseStatus.Truncated } or { IsEmptyList: true } ? read : null;
    }

    /// <summary>Reads once more without the backslashes that Markdown demands before underscores (<c>get\_weather</c>).</summary>
    private static ParsedOutput? ReadUnescaped(
        ParseSession session, string content, IReadOnlyList<ToolCallSyntax> syntaxes, string? reasoning, ToolCallSyntax? hinted)
    {
        const string escaped = "\\_";
        if (!session.Log.Allowed || !content.Contains(escaped, StringComparison.Ordinal))
            return null;
        var read = ReadBare(session.On(content.Replace(escaped, "_", StringComparison.Ordinal)), syntaxes, reasoning, hinted);
        return read is { Calls.Count: > 0 }
            ? read with { Status = ParseStatus.Repaired, Repairs = [Mending.MarkdownEscape, .. read.Repairs] }
            : null;
    }

    private static ParsedOutput? ReadBare(
        ParseSession session, IReadOnlyList<ToolCallSyntax> syntaxes, string? reasoning, ToolCallSyntax? hinted)
    {
        if (session.Text.Length == 0)
            return null;

        ParsedOutput? failure = null;
        foreach (var syntax in syntaxes)
        {
            var block = syntax.ReadBare(session);
            if (block.Outcome == BlockOutcome.Read)
                return FromBare(session, block, syntax.Name, reasoning);
            if (block.Outcome != BlockOutcome.NotThis)
                failure ??= Result(session, block.Outcome, syntax.Name, [], session.Text, reasoning);
            session.Log.Rollback(0);
        }

        if (hinted is null && !session.IsWhole)
        {
            var block = new CallsInProse(session).Find(out var name);
            if (block.Outcome == BlockOutcome.Read)
                return FromBare(session, block, name, reasoning);
            if (block.Outcome != BlockOutcome.NotThis)
                failure ??= Result(session, block.Outcome, name, [], session.Text, reasoning);
        }

        return failure;
    }

    private static ParsedOutput FromBare(ParseSession session, Block block, string syntax, string? reasoning)
    {
        var before = session.Text[..(block.Start ?? 0)].Trim();
        var content = block.Calls.Count == 0 && block.Content.Length == 0 && block.Reasoning.Length == 0
            ? session.Text
            : string.Join('\n', new[] { before, block.Content }.Where(part => part.Length > 0));
        var thoughts = string.Join('\n', new[] { reasoning, block.Reasoning }.Where(part => !string.IsNullOrEmpty(part)));
        return Result(session, BlockOutcome.Read, syntax, block.Calls, content, thoughts.Length == 0 ? null : thoughts) with
        {
            IsEmptyList = block.IsEmptyList,
        };
    }

    private static ParsedOutput Result(
        ParseSession session, BlockOutcome outcome, string? syntax, IReadOnlyList<Tools.ToolCall> calls, string content, string? reasoning)
    {
        if (calls.Count > session.Options.MaxCalls)
            (outcome, calls) = (BlockOutcome.Malformed, []);
        if (outcome == BlockOutcome.Read && calls.Count == 0)
            return new ParsedOutput(ParseStatus.None, null, [], content, reasoning);

        var repairs = outcome == BlockOutcome.Read ? session.Log.ToList() : [];
        var status = outcome switch
        {
            BlockOutcome.Truncated => ParseStatus.Truncated,
            BlockOutcome.Malformed => ParseStatus.Malformed,
            _ => repairs.Count > 0 ? ParseStatus.Repaired : ParseStatus.Ok,
        };
        return new ParsedOutput(status, syntax, calls, content, reasoning) { Repairs = repairs };
    }
}
