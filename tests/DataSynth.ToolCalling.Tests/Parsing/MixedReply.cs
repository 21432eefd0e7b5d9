using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>
/// A reply of several pieces: blocks of calls in any syntax, broken blocks, prose, reasoning tags in and out of order, stray markers. Calls
/// of <see cref="Decoy"/> stand only where no call is meant: in strings, in reasoning, in results of tools, as inline code, in quotes.
/// </summary>
internal sealed class MixedReply
{
    /// <summary>The tool that no reply calls.</summary>
    public const string Decoy = "decoy";

    private static readonly string[] Prose =
    [
        "Let me look that up.\n", "\n\n", "It's 1 < 2, f(x) = {x}, [1] and (a).\n", "As I said: \"never mind\".\n", "- a point\n- another\n", "Here it is:\n",
        "{\"note\": 1}\n", "```text\nno call\n```\n", "> quoted\n", "<b>bold</b>\n", "Done.", "a `code` b\n", "It\u2019s {not closed\n",
    ];

    private static readonly string[] Marks =
    [
        .. ToolCallSyntaxes.All.SelectMany(syntax => syntax.Markers), "</tool_call>", "</function>", "</parameter>", "<|message|>", "<|call|>", "[/TOOL_CALLS]",
        "<|tool_call_end|>", "<tool_call|>", "</tool_calls>", "<|constrain|>json",
    ];

    private static readonly (string Open, string Close)[] Results =
    [
        ("<tool_response>", "</tool_response>"), ("<tool_output>", "</tool_output>"), ("<function_results>", "</function_results>"),
        ("[TOOL_RESULTS]", "[/TOOL_RESULTS]"), ("<|START_TOOL_RESULT|>", "<|END_TOOL_RESULT|>"),
        ("<｜tool▁outputs▁begin｜>", "<｜tool▁outputs▁end｜>"),
    ];

    private static readonly string[] OwnTags =
        ["</parameter>", "</function>", "<parameter=", "</invoke>", "</param>", "</arg_value>", "</tool_call>", "<|\"|>", "<escape>", "]<]minimax[>["];

    private readonly SeededRandom _random;
    private readonly StringBuilder _text = new();
    private readonly List<ToolCall> _calls = [];
    private readonly Dictionary<string, Tool> _tools = new()
    {
        [Decoy] = Calls.Tool(Decoy, """{"a":{"type":"integer"}}"""),
    };

    public MixedReply(long seed)
    {
        Seed = seed;
        _random = new SeededRandom(seed, "mixed");
        // What follows an invented observation is made up too.
        for (var pieces = 1 + Next(5); pieces > 0 && Kinds.LastOrDefault()?.EndsWith("react", StringComparison.Ordinal) != true; pieces--)
            Add();
        foreach (var call in _calls)
            _tools.TryAdd(call.Name, Calls.Tool(call.Name));
    }

    public long Seed { get; }

    public string Text => _text.ToString();

    /// <summary>What was added, in order; for messages.</summary>
    public List<string> Kinds { get; } = [];

    /// <summary>All calls that the text says, those of broken blocks and before a lone closing tag left out.</summary>
    public IReadOnlyList<ToolCall> Said => _calls;

    /// <summary>All calls that the text says anywhere, in reasoning that is only closed later too.</summary>
    public List<ToolCall> SaidAnywhere { get; } = [];

    /// <summary>Whether every piece is in order, so that all calls must be read.</summary>
    public bool IsWhole { get; private set; } = true;

    public IReadOnlyList<Tool> Tools => [.. _tools.Values];

    private void Add()
    {
        switch (Next(13))
        {
            case 0 or 1 or 2 or 3:
                AddBlock();
                break;
            case 4 or 5:
                Append("prose", _random.Pick(Prose));
                break;
            case 6:
                Append("thought", $"\n<think>{_random.Pick(Prose)}{DecoyText(plain: true)}</think>\n");
                break;
            case 7:
                AddLoneEnd();
                break;
            case 8:
                AddBroken();
                break;
            case 9:
                Append("stray mark", _random.Pick(Marks) + _random.Pick(["", " ", "\n", " so.\n"]));
                IsWhole = false;
                break;
            case 10:
                Append("inline", $"\nWrite `{DecoyText(plain: true).Replace("see: ", "see ", StringComparison.Ordinal).Replace('\n', ' ').Replace('`', '\'')}` for it.\n");
                break;
            case 11:
                AddResult();
                break;
            default:
                Append("string", $"{{\"note\": {new JsonString(_random.Pick(Prose) + DecoyText() + Reasoning())}}}\n");
                break;
        }
    }

    private void AddBlock()
    {
        var (syntax, text, calls, tools) = NextBlock();
        if (!Offer(tools))
            return;
        // The name is the line.
        Append(syntax, (syntax == "functionary_v32" && !Text.EndsWith('\n') ? "\n" : "") + text + _random.Pick([text.EndsWith('`') ? "\n" : "", "\n", "\n\n"]));
        if (text.Contains("</think>\n\n<tool_call>", StringComparison.Ordinal) && !Kinds.Contains("result"))
            _calls.Clear();
        _calls.AddRange(calls);
        SaidAnywhere.AddRange(calls);
        IsWhole &= ToolCallSyntaxes.Find(syntax)!.Markers.Count > 0;
    }

    /// <summary>Behind a broken block, or one that ends the reply, it has a line of its own: within a line it might belong to a block.</summary>
    private void AddLoneEnd()
    {
        // Where a tag may have been opened, wherever it stands, nobody can say that this one ends the reasoning before it.
        var endsReply = Kinds.Exists(IsDeepSeek);
        // Nor does it where a result of a tool ended the reply before it.
        var isLone = !Text.Contains("<think>", StringComparison.Ordinal) && !Kinds.Contains("result")
            && (!endsReply || (IsWhole && IsDeepSeek(Kinds.FindLast(kind => kind is not ("prose" or "lone end"))!)));
        var prose = _random.Pick(Prose);
        var isInLine = IsWhole && !endsReply;
        Append("lone end", $"{prose}{(isInLine || prose.EndsWith('\n') ? "" : "\n")}</think>\n");
        IsWhole &= isLone;
        if (isLone)
            _calls.Clear();
    }

    /// <summary>What a tool is said to have answered; behind calls it ends the reply.</summary>
    private void AddResult()
    {
        var (open, close) = _random.Pick(Results);
        Append("result", $"\n{open}{_random.Pick(["", "\n", "It says "])}{DecoyText(plain: true)}{close}\n");
        IsWhole = false;
    }

    private void AddBroken()
    {
        var (syntax, text, calls, tools) = NextBlock();
        if (!Offer(tools))
            return;
        var cut = text.Length - 1 - Next(Math.Max(1, text.Length / 2));
        // Where arguments would follow, JSON of another piece would be those: behind a name, and in the line of a fence or a named part.
        var isWord = cut > 0 && TextSpans.IsNamePart(text[cut - 1]);
        var line = text[(cut == 0 ? 0 : text.LastIndexOf('\n', cut - 1) + 1)..];
        var wantsJson = (isWord && !TextSpans.IsNamePart(text[cut])) || text.AsSpan(cut).TrimStart() is ['{', ..] || line is ['`' or '>', ..];
        var glued = isWord || (cut > 0 && text[cut - 1] == '`') ? "\n" : "";
        Append($"broken {syntax}", text[..cut] + (wantsJson ? " so.\n" : _random.Pick([glued, "\n", " so.\n"])));
        // What is whole in it may be read.
        _calls.AddRange(calls);
        SaidAnywhere.AddRange(calls);
        IsWhole = false;
    }

    /// <summary>Values are typed by the schema, so a tool has one only.</summary>
    private bool Offer(IReadOnlyList<Tool> tools)
    {
        if (tools.Any(tool => _tools.TryGetValue(tool.Name, out var known) && known.ParametersText != tool.ParametersText))
            return false;
        foreach (var tool in tools)
            _tools.TryAdd(tool.Name, tool);
        return true;
    }

    private (string Syntax, string Text, IReadOnlyList<ToolCall> Calls, IReadOnlyList<Tool> Tools) NextBlock()
    {
        var syntax = _random.Pick(ToolCallSyntaxes.All).Name;
        var random = new RandomCalls(syntax, _random.Next(int.MaxValue));
        IReadOnlyList<ToolCall> calls = [.. random.Calls.Select(call => call with { Arguments = new JsonObject(call.Arguments.Members.Select(member => member with { Value = WithDecoy(member.Value, syntax) })) })];
        return (syntax, Renderers.All[syntax](calls), calls, random.Tools);
    }

    /// <summary>A text value with a call of the decoy in it, unless that would hold the tags by which the syntax itself ends a value.</summary>
    private JsonValue WithDecoy(JsonValue value, string syntax)
    {
        if (value is not JsonString text || Next(2) == 0)
            return value;
        var decoy = DecoyText() + Reasoning();
        var isSafe = !OwnTags.Any(tag => decoy.Contains(tag, StringComparison.Ordinal)) || syntax is "hermes" or "mistral" or "xlam" or "pythonic" or "kimi_k2" or "harmony" or "granite" or "jamba" or "olmo3";
        return isSafe ? new JsonString("v" + text.Text + decoy + "w") : value;
    }

    private string Reasoning() => _random.Pick(["", "", "</think>", "<think>", "<think>a</think>", "[/THINK]"]);

    private string DecoyText(bool plain = false)
    {
        var syntax = _random.Pick(ToolCallSyntaxes.All).Name;
        while (plain && syntax is "ernie45" or "toolrl" or "kimi_k2" or "apertus")
            syntax = _random.Pick(ToolCallSyntaxes.All).Name;
        var call = new ToolCall(Decoy, (JsonObject)JsonValue.Parse(_random.Pick(["{}", """{"a": 1}"""])));
        return _random.Pick(["", "\n", "see: "]) + Renderers.All[syntax]([call]) + _random.Pick(["", "\n"]);
    }

    private void Append(string kind, string text)
    {
        Kinds.Add(kind);
        _text.Append(text);
    }

    private static bool IsDeepSeek(string kind) => kind.Contains("deepseek", StringComparison.Ordinal);

    private int Next(int below) => _random.Next(below);
}
