using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// The last resort: calls of offered tools somewhere in a text. A JSON object with name and arguments counts anywhere; Python calls
/// count as a list, as a line of their own, or as all of a code block. What stands in a sentence is talk about a call.
/// </summary>
/// <param name="session">The text and what is known about it.</param>
internal sealed class CallsInProse(ParseSession session)
{
    private static readonly SearchValues<char> Interesting = SearchValues.Create("{[`\n");

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly List<ToolCall> _calls = [];
    private readonly List<string> _content = [];
    private int _at;
    private int _copied;
    private string _syntax = "bare_json";
    private bool _listFound;

    /// <summary>Searches the text.</summary>
    /// <param name="syntax">The syntax of the first call found; the first that is tried where none is.</param>
    public Block Find(out string syntax)
    {
        var block = session.Log.Allowed ? Find() : Block.NotThis;
        syntax = _syntax;
        return block;
    }

    private Block Find()
    {
        var outcome = TryLine();
        while (outcome != BlockOutcome.Truncated && !_listFound && _calls.Count <= session.Options.MaxCalls)
        {
            var next = _at >= _end ? -1 : _text.AsSpan(_at, _end - _at).IndexOfAny(Interesting);
            if (next < 0)
                break;
            _at += next;
            outcome = _text[_at] switch
            {
                '{' => TryJson(),
                '[' => TryList(),
                '`' => TryFence(),
                _ => TryLine(),
            };
        }

        if (_calls.Count > session.Options.MaxCalls)
            return Block.Malformed;
        if (outcome == BlockOutcome.Truncated)
            return Block.Truncated;
        if (_calls.Count == 0 || !session.Log.Mend(Mending.InsideProse))
            return Block.NotThis;
        _content.Add(_text[_copied.._end]);
        var content = string.Join('\n', _content.Select(part => part.Trim()).Where(part => part.Length > 0));
        return Block.Read(_end, _calls) with { Content = content };
    }

    private BlockOutcome TryJson()
    {
        var start = _at;
        var mark = session.Log.Mark;
        var reader = new PayloadReader(session, [], [], CallTrust.Prose) { AllowLineBreaks = false };
        var block = reader.Read(start);
        if (block.Outcome == BlockOutcome.Read && block.Calls.Count > 0)
            return Take(start, block.End, block.Calls, "bare_json");

        session.Log.Rollback(mark);
        _at = Math.Max(start + 1, reader.Position);
        return block.Outcome == BlockOutcome.Truncated && BareJson.LooksLikeCall(_text.AsSpan(start, _end - start))
            ? BlockOutcome.Truncated
            : BlockOutcome.NotThis;
    }

    private BlockOutcome TryList()
    {
        var inner = _text.SkipSpace(_at + 1, _end);
        if (inner < _end && _text[inner] is '{' or '[')
            return _text[inner] == '{' ? TryJson() : Skip();
        return inner < _end && (_text[inner] is '"' or '\'' || IsToolName(inner))
            ? TryPython(_at)
            : Skip();
    }

    /// <summary>Whether an offered name stands at a position; where nothing is known of the offer, any name before a parenthesis.</summary>
    private bool IsToolName(int at)
        => session.Tools.IsEmpty
            ? _text.SkipDottedName(at, _end) is var after && after > at && _text.Has(after, _end, "(")
            : session.Tools.NameAt(_text, at, _end) is not null;

    private BlockOutcome Skip()
    {
        _at++;
        return BlockOutcome.NotThis;
    }

    private BlockOutcome TryPython(int start)
    {
        var mark = session.Log.Mark;
        var calls = new List<ToolCall>();
        var reader = new PythonCallReader(session, start) { OfferedOnly = !session.Tools.IsEmpty, AllowBareWords = false };
        var outcome = reader.ReadCalls(calls);
        var isPlain = !session.Tools.IsEmpty || calls.TrueForAll(call => call.Arguments.Members.Count > 0);
        if (outcome == ReadOutcome.Complete && calls.Count > 0 && isPlain && (_text[start] == '[' || EndsLine(reader.Position)))
            return Take(start, reader.Position, calls, "pythonic");
        session.Log.Rollback(mark);
        _at = Math.Max(Math.Max(_at, start) + 1, reader.Position);
        var isCut = outcome == ReadOutcome.Truncated && reader.Position > start + 1 && _text[start] == '[';
        return isCut ? BlockOutcome.Truncated : BlockOutcome.NotThis;
    }

    private bool EndsLine(int at)
    {
        while (at < _end && _text[at] is ' ' or '\t' or '\r' or ';' or '`')
            at++;
        return at >= _end || _text[at] == '\n' || (at > 0 && _text[at - 1] == '\n');
    }

    /// <summary>Looks at the start of a line: an offered name, then arguments in Python or JSON.</summary>
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
        if (reader.Read(out var value) == ReadOutcome.Complete && CallShapes.ReadArguments(value, session) is { } arguments)
            return Take(start, reader.Position, [new ToolCall(tool, arguments)], "functionary_v32");
        session.Log.Rollback(mark);
        _at = Math.Max(after, reader.Position);
        return BlockOutcome.NotThis;
    }

    /// <summary>Looks at a code block as a whole: a program with other statements is no call.</summary>
    private BlockOutcome TryFence()
    {
        var start = _at;
        var body = _text.SkipFenceOpening(start, _end);
        if (body < 0)
            return Skip();
        var length = body >= _end ? -1 : _text.IndexOf(TextSpans.Fence, body, _end - body, StringComparison.Ordinal) - body;
        var close = length < 0 ? _end : body + length;
        _at = Math.Min(_end, close + TextSpans.Fence.Length);

        var inner = _text[body..close].Trim();
        if (inner.Length == 0)
            return BlockOutcome.NotThis;
        foreach (var read in (ReadOnlySpan<Func<ParseSession, Block>>)[Json, Python])
        {
            var part = session.On(inner);
            var block = read(part);
            if (block.Outcome != BlockOutcome.Read || block.Calls.Count == 0)
                continue;
            if (!session.Tools.IsEmpty && start > 0 && !block.Calls.All(call => session.Tools.Has(call.Name)))
                continue;
            foreach (var repair in part.Log.ToList())
                session.Log.Mend(repair);
            session.Log.Mend(Mending.CodeFence);
            return Take(start, _at, block.Calls, inner[0] is '{' ? "bare_json" : "pythonic");
        }

        return BlockOutcome.NotThis;

        static Block Json(ParseSession part) => BareJson.ReadWhole(part);

        static Block Python(ParseSession part) => BarePython.ReadWhole(part, hinted: false);
    }

    private BlockOutcome Take(int start, int end, IReadOnlyList<ToolCall> calls, string syntax)
    {
        if (_calls.Count == 0)
            _syntax = syntax;
        _calls.AddRange(calls);
        // A list holds all calls of an answer; a second one is a repetition, or a turn that the model went on to invent.
        var found = _text.AsSpan(start, end - start);
        _listFound = found[0] == '[' || (found[0] == '`' && found.IndexOfAny('[', '{') is var first and >= 0 && found[first] == '[');
        end = Math.Max(end, start + 1);
        (start, end) = WithTags(start, end);
        _content.Add(_text[_copied..start]);
        _copied = _at = end;
        return BlockOutcome.Read;
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
