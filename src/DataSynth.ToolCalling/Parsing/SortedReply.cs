using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>What a walk over a text has sorted so far: calls, content, and reasoning.</summary>
internal sealed class SortedReply
{
    private readonly List<ReplyPart> _content = [];
    private readonly List<string> _reasoning = [];
    private readonly List<ToolCall> _calls = [];
    private int _lastContent = int.MaxValue;
    private bool _endsWithCalls;

    /// <summary>Whether calls were read, and if not, why; not this where there was no block.</summary>
    public BlockOutcome Outcome { get; private set; } = BlockOutcome.NotThis;

    /// <summary>The syntax of the first block; null when there is none.</summary>
    public string? Syntax { get; private set; }

    /// <summary>Whether a block of calls was found with no call in it.</summary>
    public bool IsEmptyList { get; private set; }

    /// <summary>The calls in order; empty unless read.</summary>
    public IReadOnlyList<ToolCall> Calls => Outcome == BlockOutcome.Read ? _calls : [];

    /// <summary>What is left for the user: the stretches between what was cut out, none of them empty.</summary>
    public IReadOnlyList<ReplyPart> Content => _content;

    /// <summary>The reasoning, or null when there is none.</summary>
    public string? Reasoning => _reasoning.Count == 0 ? null : string.Join('\n', _reasoning);

    /// <summary>Whether nothing was found yet that is for the user or for a tool.</summary>
    public bool IsBlank => _calls.Count == 0 && _content.Count == 0;

    /// <summary>Takes a block that was read.</summary>
    /// <param name="block">The block.</param>
    /// <param name="syntax">The name of its syntax.</param>
    public void Take(Block block, string syntax)
    {
        _calls.AddRange(block.Calls);
        AddContent(block.Content);
        AddReasoning(block.Reasoning);
        _endsWithCalls = block.Calls.Count > 0 && block.Content.Length == 0;
        IsEmptyList = _calls.Count == 0 && block.IsEmptyList;
        Syntax ??= syntax;
        Outcome = BlockOutcome.Read;
        _lastContent = block.EndsText ? _content.Count : int.MaxValue;
    }

    /// <summary>Takes a block that cannot be read, which makes the whole text so.</summary>
    /// <param name="outcome">Why not.</param>
    /// <param name="syntax">The name of its syntax.</param>
    public void Fail(BlockOutcome outcome, string syntax) => (Outcome, Syntax) = (outcome, syntax);

    /// <summary>Forgets calls and content: they were reasoning.</summary>
    /// <param name="text">The reasoning.</param>
    public void TurnToReasoning(string text)
    {
        _content.Clear();
        _endsWithCalls = false;
        _lastContent = int.MaxValue;
        _calls.Clear();
        Outcome = BlockOutcome.NotThis;
        IsEmptyList = false;
        Syntax = null;
        AddReasoning(text);
    }

    /// <summary>Adds a stretch for the user, unless it is blank.</summary>
    /// <param name="part">The stretch.</param>
    /// <param name="isResult">Whether it is the result of a tool; default false.</param>
    public void AddContent(string part, bool isResult = false)
    {
        part = part.Trim();
        if (part.Length == 0)
            return;
        if (_endsWithCalls && !isResult)
            part = WithoutFence(part);
        _endsWithCalls = false;
        if (part.Length > 0)
            _content.Add(new ReplyPart(part, isResult));
    }

    /// <summary>Takes away the code fence around the blocks before a stretch: a fence that holds nothing but calls is no content.</summary>
    private string WithoutFence(string part)
    {
        if (_content is not [.., { IsResult: false } before] || CodeFences.OpenedAtEnd(before.Text) is not (>= 0 and var open))
            return part;
        var length = part.FenceLength(0, part.Length);
        if (part[0] != before.Text[open] || length < before.Text.FenceLength(open, before.Text.Length))
            return part;

        _content.RemoveAt(_content.Count - 1);
        if (before.Text[..open].TrimEnd() is { Length: > 0 } rest)
            _content.Add(new ReplyPart(rest, IsResult: false));
        else if (_lastContent != int.MaxValue)
            _lastContent--;
        return part[length..].TrimStart();
    }

    /// <summary>Adds reasoning, unless it is blank.</summary>
    /// <param name="part">The reasoning.</param>
    public void AddReasoning(string part)
    {
        part = part.Trim();
        if (part.Length > 0)
            _reasoning.Add(part);
    }

    /// <summary>Drops the text behind the last block where its syntax says that there is none.</summary>
    public void DropTail()
    {
        if (Outcome == BlockOutcome.Read && _lastContent < _content.Count)
            _content.RemoveRange(_lastContent, _content.Count - _lastContent);
    }
}
