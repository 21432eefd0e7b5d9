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
                ? !options.IsFormatFound || read.Calls.Any(call => tools.Has(call.Name) || NameThenJson.IsIdentifier(call.Name))
                : tools.IsNamedIn(text));

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
        var unmarked = new UnmarkedReader(session, syntaxes);
        scan = new ReplyScanner(session, table, unmarked, new LostStartMarkers(session, syntaxes), EndTokens.StartOf(text, end));
        scan.Scan();
        ReplyPart[] parts = [.. scan.Sorted.Content.Select(part => part.IsResult ? part : part with { Text = EndTokens.Unwrap(part.Text) }).Where(part => part.Text.Length > 0)];
        var content = string.Join('\n', parts.Select(part => part.Text));
        if (scan.Sorted.Calls.Count > 0 && unmarked.HoldCalls(parts))
            session.Log.Mend(Mending.CallsOutside);
        if (scan.Sorted.Outcome != BlockOutcome.NotThis)
            return ParsedOutput.Of(session, scan.Sorted.Outcome, scan.Sorted.Syntax, scan.Sorted.Calls, content, scan.Sorted.Reasoning) with { IsEmptyList = scan.Sorted.IsEmptyList, IsMarked = true };

        var bare = unmarked.ReadParts(parts);
        return bare is not null
            ? bare with { Reasoning = UnmarkedReader.Joined(scan.Sorted.Reasoning, bare.Reasoning) }
            : new ParsedOutput(ParseStatus.None, null, [], scan.HasCut || parts.Length > 0 && parts[0].Text.Length < scan.Sorted.Content[0].Text.Length ? content : text, scan.Sorted.Reasoning);
    }
}
