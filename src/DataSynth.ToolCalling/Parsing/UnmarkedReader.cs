using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads what no marker announces: the syntaxes without markers, and then calls among other words.</summary>
/// <param name="session">The text of which it is a part, and what is known about it.</param>
/// <param name="syntaxes">The syntaxes to try.</param>
internal sealed class UnmarkedReader(ParseSession session, IReadOnlyList<ToolCallSyntax> syntaxes)
{
    /// <summary>How often a call is looked for before something that may end the reply. Each look costs the stretch, so there are not many.</summary>
    private const int MostAsked = 8;

    private int _asked;
    private int _bracketAfter = -1;
    private int _bracket = -1;

    /// <summary>Whether a stretch of the text is, or holds, what was meant for a call, readable or not.</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    public bool FindsCall(int from, int to)
        => NextBracket(from) < to && _asked++ < MostAsked
            && ReadBare(Apart(session.Text[from..to].Trim())) is { Status: not ParseStatus.None };

    /// <summary>Where the next bracket stands that a call needs, or the end. It is kept, so that many questions about one stretch cost one look.</summary>
    private int NextBracket(int from)
    {
        if (_bracketAfter < 0 || from < _bracketAfter || from > _bracket)
        {
            _bracketAfter = from;
            _bracket = session.Text.AsSpan(from, session.End - from).IndexOfAny('{', '(') is var length and >= 0 ? from + length : session.End;
        }

        return _bracket;
    }

    private ParseSession Apart(string stretch)
        => new(stretch, session.Tools, session.Options, new LimitReached()) { Hinted = session.Hinted };

    /// <summary>Whether calls without markers stand in one of several stretches.</summary>
    /// <param name="parts">The stretches.</param>
    public bool HoldCalls(IEnumerable<ReplyPart> parts) => parts.Any(part =>
        !part.IsResult && part.Text.AsSpan().ContainsAny('{', '(') && ReadBare(Apart(part.Text)) is { Calls.Count: > 0 });

    /// <summary>
    /// Reads the syntaxes without markers. What was cut out between two stretches of text stays cut: no call reaches over it.
    /// </summary>
    public ParsedOutput? ReadParts(IReadOnlyList<ReplyPart> parts)
    {
        ParsedOutput? all = null;
        var before = new List<string>();
        foreach (var (i, (part, isResult)) in parts.Index())
        {
            var read = isResult ? null : ReadBare(session.On(part));
            if (read is not { Calls.Count: > 0 } && !isResult)
                read = ReadUnescaped(part) ?? read;
            if (read is { Status: ParseStatus.Truncated } && i < parts.Count - 1)
                read = read with { Status = ParseStatus.Malformed };
            all = all is null ? read : Both(all, read ?? ParsedOutput.NoCall(part));
            if (all is null)
                before.Add(part);
        }

        if (all is null)
            return null;
        all = all with { Content = Joined([.. before, all.Content]) ?? "" };
        return session.HasTooMany(all.Calls.Count)
            ? all with { Status = ParseStatus.Malformed, Calls = [], Repairs = [], Problem = session.Limits.Problem }
            : all;
    }

    /// <summary>Puts together what two stretches of one text say; one call that is broken makes all of it so.</summary>
    private static ParsedOutput Both(ParsedOutput first, ParsedOutput second)
    {
        var failed = first.Status is ParseStatus.Malformed or ParseStatus.Truncated ? first
            : second.Status is ParseStatus.Malformed or ParseStatus.Truncated ? second : null;
        IReadOnlyList<ToolCall> calls = failed is null ? [.. first.Calls, .. second.Calls] : [];
        IReadOnlyList<string> repairs = failed is null ? [.. first.Repairs.Union(second.Repairs)] : [];
        var status = calls.Count == 0 ? ParseStatus.None : repairs.Count == 0 ? ParseStatus.Ok : ParseStatus.Repaired;
        return new ParsedOutput(
            failed?.Status ?? status,
            failed?.Syntax ?? first.Syntax ?? second.Syntax,
            calls,
            Joined(first.Content, second.Content) ?? "",
            Joined(first.Reasoning, second.Reasoning))
        {
            Repairs = repairs,
            IsEmptyList = first.IsEmptyList && second.IsEmptyList,
            Problem = failed?.Problem,
        };
    }

    /// <summary>Reads once more without the backslashes that Markdown demands before underscores (<c>get\_weather</c>).</summary>
    private ParsedOutput? ReadUnescaped(string content)
    {
        const string escaped = "\\_";
        if (!session.Log.Allowed || !content.Contains(escaped, StringComparison.Ordinal))
            return null;
        var read = ReadBare(session.On(content.Replace(escaped, "_", StringComparison.Ordinal)));
        return read is { Calls.Count: > 0 }
            ? read with { Status = ParseStatus.Repaired, Repairs = [Mending.MarkdownEscape, .. read.Repairs] }
            : null;
    }

    private ParsedOutput? ReadBare(ParseSession part)
    {
        ParsedOutput? failure = null;
        foreach (var syntax in syntaxes)
        {
            var limits = part.Limits.Count;
            var block = syntax.ReadBare(part);
            if (block.Outcome == BlockOutcome.Read && part.Limits.Count == limits)
                return FromBare(part, block, syntax.Name);
            if (block.Outcome != BlockOutcome.NotThis)
                failure ??= ParsedOutput.Of(part, block.Outcome == BlockOutcome.Read ? BlockOutcome.Malformed : block.Outcome, syntax.Name, [], part.Text, null);
            part.Log.Rollback(0);
        }

        if (part.Hinted is { Unmarked: UnmarkedForm.None })
            return failure;
        var prose = new CallsInProse(part).Find(out var name);
        if (prose.Outcome == BlockOutcome.Read)
            return FromBare(part, prose, name);
        if (prose.Outcome != BlockOutcome.NotThis)
            failure ??= ParsedOutput.Of(part, prose.Outcome, name, [], part.Text, null);
        return failure;
    }

    private static ParsedOutput FromBare(ParseSession part, Block block, string syntax)
    {
        block = NoCall.Without(block, part.Tools);
        var before = part.Text[..(block.Start ?? 0)].Trim();
        var content = block.IsEmptyList ? part.Text : Joined(before, block.Content) ?? "";
        return ParsedOutput.Of(part, BlockOutcome.Read, syntax, block.Calls, content, block.Reasoning.Length == 0 ? null : block.Reasoning) with
        {
            IsEmptyList = block.IsEmptyList,
            IsAnswer = block.Calls.Count == 0 && block.Content.Length > 0,
        };
    }

    internal static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var present = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
                present.Add(part);
        }

        return present.Count == 0 ? null : string.Join('\n', present);
    }
}
