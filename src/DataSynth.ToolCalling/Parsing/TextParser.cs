using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads one text: the hinted syntax first, then all of them, each by its markers and then, where no block is marked, without.</summary>
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
        var isMarked = syntax.Markers.Any(marker => text.Contains(marker, StringComparison.Ordinal));
        var isPlain = (hinted.Calls.Count > 0 && !IsFromProse(hinted)) || hinted.IsEmptyList || hinted.Status == ParseStatus.Truncated;
        var isDoubtful = !isMarked && !IsAboutTools(hinted);
        var mayBeMarked = syntax.Markers.Count == 0 && ToolCallSyntaxes.AllMarkers.Next(text, 0, text.Length) >= 0;
        if (isPlain && !isDoubtful && !mayBeMarked)
            return hinted;

        // What a hint finds among other words may stand between the markers of another syntax, which says it better.
        var found = Read(ToolCallSyntaxes.AllMarkers, ToolCallSyntaxes.Unaliased, hinted: null);
        if (mayBeMarked && SaysBetter(found, hinted))
            return found;
        if (hinted.IsAnswer && found is { Status: ParseStatus.None, IsMarked: false })
            return hinted;
        // An answer in words stays one: "Paris (France)" is no call that was begun, and "Note: {}" calls nothing that was offered.
        if (found.Status == ParseStatus.None && isDoubtful)
            return found;
        if (isPlain)
            return hinted;
        var isFound = found.Calls.Count > 0 && !(hinted.Calls.Count > 0 && IsFromProse(found));
        if (hinted.Calls.Count > 0 && IsBrokenBlock(found))
            return found;
        return !isFound && hinted.Status != ParseStatus.None ? hinted : found;
    }

    /// <summary>Whether a text with markers in it is read better by them than by a hint at a syntax that has none: what the hint finds in reasoning,
    /// or beside calls that are marked, is no call.</summary>
    private static bool SaysBetter(ParsedOutput found, ParsedOutput hinted)
        => (found.IsMarked && found.Calls.Count > 0)
            || (IsBrokenBlock(found) && (hinted.Content.Length > 0 || hinted.Reasoning is not null))
            || (IsFromProse(hinted) && (found.IsDoubtful || found.Reasoning != hinted.Reasoning));

    /// <summary>Whether what was read without a marker is about the tools. What broke off or cannot be read must name one of them; calls are
    /// calls where somebody said that the model writes so; where that was only seen, one of them must call an offered tool, or one whose name
    /// is no word. True where nothing is known of the tools.</summary>
    private bool IsAboutTools(ParsedOutput read)
        => tools.IsEmpty
            || (read.Calls.Count > 0
                ? !options.IsFormatFound || read.Calls.Any(call => tools.Has(call.Name) || IsNoWord(call.Name))
                : tools.IsNamedIn(text));

    /// <summary>Whether a name is an identifier such as <c>get_weather</c> or <c>getWeather</c>, and nothing that stands in a sentence.</summary>
    private static bool IsNoWord(string name)
        => name.All(TextSpans.IsNamePart) && name.Skip(1).Any(letter => !char.IsLetter(letter) || char.IsUpper(letter)) && name.Any(char.IsLower);

    /// <summary>Whether a marked block cannot be read: what is found around or in it may belong to it.</summary>
    private static bool IsBrokenBlock(ParsedOutput read) => read.Status is ParseStatus.Malformed or ParseStatus.Truncated
        && read.Syntax is { } name && ToolCallSyntaxes.Find(name)!.Markers.Count > 0;

    private static bool IsFromProse(ParsedOutput read) => read.Repairs.Contains(Mending.InsideProse);

    private ParsedOutput Read(MarkerTable table, IReadOnlyList<ToolCallSyntax> syntaxes, ToolCallSyntax? hinted)
    {
        var read = Read(table, syntaxes, hinted, out var scan);
        if (scan.IsDoubtful && read.Calls.Count > 0)
            read = read with { Status = ParseStatus.Truncated, Calls = [], Repairs = [], IsDoubtful = true };
        // Nothing that the text says is lost: where no call comes out, what was to be one is content.
        return read.Status is ParseStatus.Malformed or ParseStatus.Truncated ? read with { Content = EndTokens.Unwrap(scan.Whole) } : read;
    }

    private ParsedOutput Read(MarkerTable table, IReadOnlyList<ToolCallSyntax> syntaxes, ToolCallSyntax? hinted, out ReplyScanner scan)
    {
        var end = EndTokens.EndOf(text);
        var session = new ParseSession(text, tools, options, new LimitReached()) { End = end, Hinted = hinted };
        scan = new ReplyScanner(session, table, EndTokens.StartOf(text, end));
        scan.Scan();
        ReplyPart[] parts = [.. scan.Content.Select(part => part.IsResult ? part : part with { Text = EndTokens.Unwrap(part.Text) }).Where(part => part.Text.Length > 0)];
        var content = string.Join('\n', parts.Select(part => part.Text));
        if (scan.Outcome != BlockOutcome.NotThis)
            return Result(session, scan.Outcome, scan.Syntax, scan.Calls, content, scan.Reasoning) with { IsEmptyList = scan.IsEmptyList, IsMarked = true };

        var bare = ReadParts(session, parts, syntaxes);
        return bare is not null
            ? bare with { Reasoning = Joined(scan.Reasoning, bare.Reasoning) }
            : new ParsedOutput(ParseStatus.None, null, [], scan.HasCut || parts.Length > 0 && parts[0].Text.Length < scan.Content[0].Text.Length ? content : text, scan.Reasoning);
    }

    /// <summary>
    /// Reads the syntaxes without markers. What was cut out between two stretches of text stays cut: no call reaches over it.
    /// </summary>
    private static ParsedOutput? ReadParts(ParseSession session, ReplyPart[] parts, IReadOnlyList<ToolCallSyntax> syntaxes)
    {
        ParsedOutput? all = null;
        var before = new List<string>();
        foreach (var (i, (part, isResult)) in parts.Index())
        {
            var read = isResult ? null : ReadBare(session.On(part), syntaxes);
            if (read is not { Calls.Count: > 0 } && !isResult)
                read = ReadUnescaped(session, part, syntaxes) ?? read;
            if (read is { Status: ParseStatus.Truncated } && i < parts.Length - 1)
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
        IReadOnlyList<Tools.ToolCall> calls = failed is null ? [.. first.Calls, .. second.Calls] : [];
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
    private static ParsedOutput? ReadUnescaped(ParseSession session, string content, IReadOnlyList<ToolCallSyntax> syntaxes)
    {
        const string escaped = "\\_";
        if (!session.Log.Allowed || !content.Contains(escaped, StringComparison.Ordinal))
            return null;
        var read = ReadBare(session.On(content.Replace(escaped, "_", StringComparison.Ordinal)), syntaxes);
        return read is { Calls.Count: > 0 }
            ? read with { Status = ParseStatus.Repaired, Repairs = [Mending.MarkdownEscape, .. read.Repairs] }
            : null;
    }

    private static ParsedOutput? ReadBare(ParseSession session, IReadOnlyList<ToolCallSyntax> syntaxes)
    {
        ParsedOutput? failure = null;
        foreach (var syntax in syntaxes)
        {
            var limits = session.Limits.Count;
            var block = syntax.ReadBare(session);
            if (block.Outcome == BlockOutcome.Read && session.Limits.Count == limits)
                return FromBare(session, block, syntax.Name);
            if (block.Outcome != BlockOutcome.NotThis)
                failure ??= Result(session, block.Outcome == BlockOutcome.Read ? BlockOutcome.Malformed : block.Outcome, syntax.Name, [], session.Text, null);
            session.Log.Rollback(0);
        }

        if (session.Hinted is { Unmarked: UnmarkedForm.None })
            return failure;
        var prose = new CallsInProse(session).Find(out var name);
        if (prose.Outcome == BlockOutcome.Read)
            return FromBare(session, prose, name);
        if (prose.Outcome != BlockOutcome.NotThis)
            failure ??= Result(session, prose.Outcome, name, [], session.Text, null);
        return failure;
    }

    private static ParsedOutput FromBare(ParseSession session, Block block, string syntax)
    {
        block = NoCall.Without(block, session.Tools);
        var before = session.Text[..(block.Start ?? 0)].Trim();
        var content = block.IsEmptyList ? session.Text : Joined(before, block.Content) ?? "";
        return Result(session, BlockOutcome.Read, syntax, block.Calls, content, block.Reasoning.Length == 0 ? null : block.Reasoning) with
        {
            IsEmptyList = block.IsEmptyList,
            IsAnswer = block.Calls.Count == 0 && block.Content.Length > 0,
        };
    }

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var present = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
                present.Add(part);
        }

        return present.Count == 0 ? null : string.Join('\n', present);
    }

    private static ParsedOutput Result(
        ParseSession session, BlockOutcome outcome, string? syntax, IReadOnlyList<Tools.ToolCall> calls, string content, string? reasoning)
    {
        if (session.HasTooMany(calls.Count))
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
        return new ParsedOutput(status, syntax, calls, content, reasoning)
        {
            Repairs = repairs,
            Problem = status == ParseStatus.Malformed ? session.Limits.Problem : null,
        };
    }
}
