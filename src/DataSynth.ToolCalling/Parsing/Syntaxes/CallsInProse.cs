using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// The last resort: unmarked calls among other words. Only offered tools are called there, or any tool where none is known or where the
/// caller named the syntax. A JSON object with name and arguments counts anywhere but in inline code, and a list of Python calls with named arguments
/// too, unless a sentence goes on around them; other Python calls count as a line of their own or all of a code block. The rest, and what
/// stands in a string or a comment, is talk.
/// </summary>
/// <param name="session">The text and what is known about it.</param>
internal sealed class CallsInProse(ParseSession session)
{
    private static readonly SearchValues<char> Interesting = SearchValues.Create("{[`~\n");

    private static readonly (string Syntax, Func<ParseSession, Block> Read) Json = ("bare_json", static part => BareJson.ReadWhole(part));

    private static readonly (string Syntax, Func<ParseSession, Block> Read) Python = ("pythonic", static part => BarePython.ReadWhole(part, hinted: false));

    private static readonly (string Syntax, Func<ParseSession, Block> Read) Named
        = ("functionary_v32", static part => ToolCallSyntaxes.Find("functionary_v32")!.ReadBare(part));

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly SentenceContext _sentences = new(session.Text, session.End);
    private readonly LineContext _lines = new(session.Text, session.End);
    private readonly UnmarkedForm _form = session.Hinted?.Unmarked ?? UnmarkedForm.None;
    private readonly UnmarkedStrings _strings = new(session.Text, 0, session.End);
    private readonly CodeBlockEnds _blocks = new(session.Text, session.End);
    private readonly List<ToolCall> _calls = [];
    private readonly List<string> _content = [];
    private readonly HashSet<string> _made = [];
    private readonly HashSet<string> _named = [];
    private int _at;
    private int _copied;
    private string _syntax = "bare_json";
    private bool _listFound;
    private bool _listIsItem;
    private int _listMark;
    private int _noted;
    private bool _leftOut;
    private bool _broken;

    /// <summary>Searches the text.</summary>
    /// <param name="syntax">The syntax of the first call found; the first that is tried where none is.</param>
    public Block Find(out string syntax)
    {
        var block = session.Log.Allowed ? Find() : Block.NotThis;
        syntax = session.Hinted?.Name ?? _syntax;
        return block;
    }

    private Block Find()
    {
        var outcome = TryLine();
        while (outcome != BlockOutcome.Truncated && !_broken && !_leftOut && !session.HasTooMany(_calls.Count))
        {
            var next = _at >= _end ? -1 : _text.AsSpan(_at, _end - _at).IndexOfAny(Interesting);
            if (next < 0)
                break;
            _at += next;
            if (_strings.EndAround(_at) is var after and >= 0)
            {
                _at = after;
                continue;
            }

            outcome = _text[_at] switch
            {
                '{' => TryJson(),
                '[' => TryList(),
                '`' or '~' => TryFence(),
                _ => TryLine(),
            };
        }

        if (_listFound)
        {
            session.Log.Rollback(_listMark);
            if (_leftOut || _broken || outcome == BlockOutcome.Truncated)
                session.Log.Mend(Mending.LaterCalls);
        }
        else if (outcome == BlockOutcome.Truncated)
        {
            return Block.Truncated;
        }

        if ((_broken && !_listFound) || _calls.Count > session.Options.MaxCalls)
            return Block.Malformed;
        if (_calls.Count == 0 || !session.Log.Mend(Mending.InsideProse))
            return Block.NotThis;
        _content.Add(_text[_copied.._end]);
        var content = string.Join('\n', _content.Select(part => part.Trim()).Where(part => part.Length > 0));
        return Block.Read(_end, _calls) with { Content = content };
    }

    private BlockOutcome TryJson()
    {
        if (_form == UnmarkedForm.Python)
            return Skip();
        var start = _at;
        var mark = session.Log.Mark;
        var reader = new PayloadReader(session, [], [], CallTrust.Prose) { AllowLineBreaks = false };
        var block = reader.Read(start);
        var end = block.End;
        if (block.Outcome == BlockOutcome.Read && block.Calls.Count > 0 && MayStandHere(start, end, block.Calls))
            return Take(start, end, block.Calls, "bare_json");

        session.Log.Rollback(mark);
        _at = Math.Max(start + 1, reader.Position);
        if (block.Outcome == BlockOutcome.Read && IsSpokenOf(start, end))
            return BlockOutcome.NotThis;
        if (block.Outcome == BlockOutcome.Truncated && BareJson.LooksLikeCall(_text.AsSpan(start, _end - start)))
            return BlockOutcome.Truncated;
        _broken = reader.IsBroken && session.BeginsCall(start);
        if (_text[start] == '[' && !reader.IsBroken)
        {
            var list = session.JsonAt(start, [], allowLineBreaks: false);
            var isWhole = list.Read(out var value) == ReadOutcome.Complete;
            _at = Math.Max(_at, list.Position);
            if (isWhole && value is JsonArray items && CallsAmongTools(items) is { Count: > 0 } calls && MayStandHere(start, list.Position, calls))
                return Take(start, list.Position, calls, "bare_json");
            session.Log.Rollback(mark);

            // Of a list of calls that is broken, those behind the break alone would be another answer.
            _broken = !isWhole && session.BeginsCall(start);
        }

        return BlockOutcome.NotThis;
    }

    /// <summary>
    /// The calls of a list that describes tools too. A list with an item that is neither has no calls in it, and without <c>arguments</c>
    /// an item is one more tool, which takes nothing.
    /// </summary>
    private List<ToolCall> CallsAmongTools(JsonArray items)
    {
        var calls = new List<ToolCall>();
        foreach (var value in items.Items)
        {
            if (value is not JsonObject item)
                return [];
            var isCall = item.TryGet("arguments", out _) && CallShapes.TryRead(item, CallTrust.Prose, session, calls);
            if (isCall || (item.GetText("name") is not null && !item.TryGet("arguments", out _) && item.TryGet("parameters", out _)))
                continue;
            return [];
        }

        return calls;
    }

    /// <summary>Whether calls may stand where they stand: tools that were not offered, and inline code, only as lines of their own.</summary>
    private bool MayStandHere(int start, int end, IReadOnlyList<ToolCall> calls)
    {
        (start, end) = WithTags(start, end);
        if (IsSpokenOf(start, end))
            return false;
        var isPlain = !_lines.IsInlineCode(start, end, _copied)
            && (session.Tools.IsEmpty || calls.All(call => session.Tools.Has(call.Name)));
        return isPlain || _lines.IsAlone(start, end);
    }

    /// <summary>Whether a comment or words around calls on their line speak of them; words between them and calls before them join the two.</summary>
    private bool IsSpokenOf(int start, int end)
        => _sentences.IsStruckOut(start, end, _copied)
            || _sentences.IsNegated(start, _copied)
            || (_sentences.GoesOnAround(start, end, _copied) && (_calls.Count == 0 || _text.AsSpan(_copied, start - _copied).Contains('\n')));

    private BlockOutcome TryList()
    {
        var inner = _text.SkipSpace(_at + 1, _end);
        if (inner < _end && _text[inner] is '{' or '[')
            return _text[inner] == '{' ? TryJson() : Skip();
        return inner < _end && (_text[inner] is '"' or '\'' || IsToolName(inner))
            ? TryPython(_at)
            : Skip();
    }

    /// <summary>Whether an offered name stands at a position; where any tool may be called, any name before a parenthesis.</summary>
    private bool IsToolName(int at)
        => (AnyTool && _text.SkipDottedName(at, _end) is var after && after > at && _text.Has(after, _end, "("))
            || session.Tools.NameAt(_text, at, _end) is not null;

    private bool AnyTool => session.Tools.IsEmpty || _form == UnmarkedForm.Python;

    private BlockOutcome Skip()
    {
        _at++;
        return BlockOutcome.NotThis;
    }

    private BlockOutcome TryPython(int start)
    {
        var mark = session.Log.Mark;
        var calls = new List<ToolCall>();
        var isList = _text[start] == '[';
        var reader = new PythonCallReader(session, start) { OfferedOnly = !AnyTool, AllowBareWords = false };
        var outcome = _form == UnmarkedForm.Json ? ReadOutcome.Invalid : reader.ReadCalls(calls);
        var end = _text.TrimBack(start, reader.Position);
        if (outcome == ReadOutcome.Complete && calls.Count > 0 && !IsSpokenOf(start, end) && (_lines.IsAlone(start, end) ? IsPlain(start, calls) : isList && IsPlainInSentence(start, end, calls, mark)))
            return Take(start, end, calls, "pythonic");
        session.Log.Rollback(mark);
        _at = Math.Max(Math.Max(_at, start) + 1, reader.Position);
        var isCut = outcome == ReadOutcome.Truncated && reader.Position > start + 1 && isList;
        return isCut ? BlockOutcome.Truncated : BlockOutcome.NotThis;
    }

    /// <summary>Whether calls on lines of their own are an answer and no statement within a program.</summary>
    private bool IsPlain(int start, List<ToolCall> calls) => !_lines.IsInProgram(start)
        && (!session.Tools.IsEmpty || calls.TrueForAll(call => call.Arguments.Members.Count > 0));

    /// <summary>Whether a list within a sentence is a call: only with arguments by name, and not as inline code.</summary>
    private bool IsPlainInSentence(int start, int end, List<ToolCall> calls, int mark)
        => calls.TrueForAll(call => call.Arguments.Members.Count > 0)
            && !session.Log.HasSince(mark, Mending.Positional)
            && !_lines.IsInlineCode(start, end, _copied);

    /// <summary>Looks at the start of a line: an offered name, then arguments in Python or JSON, and nothing more.</summary>
    private BlockOutcome TryLine()
    {
        var start = _text.SkipSpace(_at, _end);
        _at = Math.Max(_at + (_at < _end && _text[_at] == '\n' ? 1 : 0), start);
        if (session.Tools.NameAt(_text, start, _end) is not { } tool)
            return BlockOutcome.NotThis;
        var after = _text.SkipSpace(start + tool.Length, _end);
        if (after >= _end || _text[after] is not ('(' or '{'))
            return BlockOutcome.NotThis;
        if (_text[after] == '(')
            return TryPython(start);

        var mark = session.Log.Mark;
        var reader = session.JsonAt(after, [], allowLineBreaks: false);
        JsonValue? value = null;
        var outcome = _form == UnmarkedForm.None ? reader.Read(out value) : ReadOutcome.Complete;
        if (_form == UnmarkedForm.None
            && outcome == ReadOutcome.Complete
            && NamedCall.Of(tool, value!, session) is { } call
            && _lines.IsAlone(start, reader.Position))
            return Take(start, reader.Position, [call], "functionary_v32");
        session.Log.Rollback(mark);
        _at = Math.Max(after, reader.Position);
        var first = _text.SkipSpace(after + 1, _end);
        if (outcome == ReadOutcome.Complete || first >= _end || _text[first] is not ('"' or '\''))
            return BlockOutcome.NotThis;
        _broken = outcome == ReadOutcome.Invalid;
        return _broken ? BlockOutcome.NotThis : BlockOutcome.Truncated;
    }

    /// <summary>Looks at a code block as a whole: a program with other statements is no call.</summary>
    private BlockOutcome TryFence()
    {
        var start = _at;
        var body = _text.SkipFenceOpening(start, _end);
        if (body < 0)
            return Skip();
        var close = _blocks.CloseOf(start, body);
        _at = _text.SkipFence(close, _end);

        var inner = _text[body..close].Trim();
        if (inner.Length == 0)
            return BlockOutcome.NotThis;
        foreach (var (syntax, read) in Readers(_form))
        {
            var part = session.On(inner);
            var block = read(part);
            if (block.Outcome == BlockOutcome.Truncated && syntax == Json.Syntax && close < _end && !(_at < _end && TextSpans.IsNamePart(_text[_at])))
            {
                // What a closing fence ends was not cut: as where it is all of the text, one brace may be missing before it.
                part = session.On(_text[start.._at]);
                block = read(part);
            }

            if (IsBrokenCall(inner, block.Outcome, syntax))
            {
                _broken = close < _end || block.Outcome == BlockOutcome.Malformed;
                return _broken ? BlockOutcome.NotThis : BlockOutcome.Truncated;
            }

            if (block.Outcome != BlockOutcome.Read || block.Calls.Count == 0)
                continue;
            // Of a program beside other words nobody can say that it calls a tool where none is known.
            if (session.Tools.IsEmpty && _form == UnmarkedForm.None && syntax == Python.Syntax && inner[0] != '[')
                continue;
            if (!session.Tools.IsEmpty && start > 0 && _form == UnmarkedForm.None && !block.Calls.All(call => session.Tools.Has(call.Name)))
                continue;
            session.Log.Take(part.Log);
            session.Log.Mend(Mending.CodeFence);
            return Take(start, _at, block.Calls, syntax);
        }

        return BlockOutcome.NotThis;

        static (string Syntax, Func<ParseSession, Block> Read)[] Readers(UnmarkedForm form)
            => form switch { UnmarkedForm.Json => [Json], UnmarkedForm.Python => [Python], _ => [Json, Python, Named] };
    }

    /// <summary>Whether all of a code block is a call that cannot be read: JSON with something amiss that begins like a call, or a call of an
    /// offered tool in Python without its end. Other code is a program.</summary>
    private bool IsBrokenCall(string inner, BlockOutcome outcome, string syntax)
    {
        if (outcome is not (BlockOutcome.Malformed or BlockOutcome.Truncated))
            return false;
        var part = session.On(inner);
        if (syntax == Python.Syntax)
            return (outcome == BlockOutcome.Truncated || inner.Contains(CodeFences.Marks[0], StringComparison.Ordinal)) && !session.Tools.IsEmpty && BarePython.BeginsCall(part, bracketed: inner[0] == '[');
        if (syntax != Json.Syntax || inner[0] is not ('{' or '[') || !part.BeginsCall(0))
            return false;
        var reader = part.JsonAt(0, []);
        return reader.Read(out _) != ReadOutcome.Complete || inner.SkipSpace(reader.Position, inner.Length) < inner.Length;
    }

    private BlockOutcome Take(int start, int end, IReadOnlyList<ToolCall> calls, string syntax)
    {
        if (_listFound && !MayFollowList(start, end, calls))
        {
            _leftOut = true;
            return BlockOutcome.Read;
        }

        if (_calls.Count == 0)
            _syntax = syntax;
        _calls.AddRange(calls);
        if (!_listFound && IsList(start))
            (_listFound, _listIsItem) = (true, ListItems.IsItem(_text.AsSpan(_copied, start - _copied)));
        _listMark = session.Log.Mark;
        end = Math.Max(end, start + 1);
        (start, end) = WithTags(start, end);
        _content.Add(_text[_copied..start]);
        _copied = _at = end;
        _strings.Restart(end);
        return BlockOutcome.Read;
    }

    /// <summary>Whether a bracket begins calls, or the code block or the quotes in which they stand.</summary>
    private bool IsList(int start)
    {
        start = _text.SkipSpace(Math.Max(start, _text.SkipFenceOpening(start, _end)), _end);
        return start + 1 < _end && (_text[start] == '[' || (_text[start] is '"' or '\'' && _text[start + 1] == '['));
    }

    /// <summary>
    /// Whether calls behind a list of calls are part of the answer too, and no repetition, correction or example: they follow with nothing between,
    /// or stand on lines of their own as one more item of an enumeration, or there call tools that were not called yet.
    /// </summary>
    private bool MayFollowList(int start, int end, IReadOnlyList<ToolCall> calls)
    {
        var between = _text.AsSpan(_copied, start - _copied);
        if (ListItems.IsBlank(between))
            return true;
        if ((_text.FenceLength(start, _end) == 0 && !_lines.IsAlone(start, end)) || ListItems.HasTurn(between))
            return false;
        while (_noted < _calls.Count)
        {
            _made.Add(CanonicalCalls.Of(_calls[_noted]));
            _named.Add(_calls[_noted++].Name);
        }

        return _listIsItem && ListItems.IsItem(between)
            ? !calls.Any(call => _made.Contains(CanonicalCalls.Of(call)))
            : !calls.Any(call => _named.Contains(call.Name));
    }

    /// <summary>Widens a stretch by a pair of tags right around it (<c>&lt;tools&gt;…&lt;/tools&gt;</c>), which are no content either.</summary>
    private (int Start, int End) WithTags(int start, int end)
    {
        const int longestTag = 32;
        var before = _text.TrimBack(_copied, start);
        var window = _text.AsSpan(_copied, before - _copied);
        window = window[Math.Max(0, window.Length - longestTag)..];
        var open = window.LastIndexOf('<');
        if (open < 0 || window[^1] != '>' || window[(open + 1)..^1].ContainsAny("</> \n"))
            return (start, end);
        var closing = string.Concat("</", window[(open + 1)..]);
        var after = _text.SkipSpace(end, _end);
        return _text.Has(after, _end, closing) ? (before - window.Length + open, after + closing.Length) : (start, end);
    }
}
