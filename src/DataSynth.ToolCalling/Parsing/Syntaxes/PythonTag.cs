using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// Llama 3's <c>&lt;|python_tag|&gt;</c>: JSON objects, <c>NAME.call(k="v")</c> for built-in tools, or a program for an offered tool
/// <c>python</c> with a parameter <c>code</c>.
/// </summary>
internal sealed class PythonTag(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Open = "<|python_tag|>";
    private const string CallSuffix = ".call";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [Open];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var block = ReadAfter(session, at);
        return block.Outcome == BlockOutcome.Read && ReadBefore(session, at) is { } before
            ? block with { Calls = [.. before.Calls, .. block.Calls], Start = session.StretchStart }
            : block;
    }

    /// <summary>Reads JSON without the tag, which Llama 3 writes as often; without the hint the syntaxes of bare JSON read it.</summary>
    internal override Block ReadBare(ParseSession session) => session.Hinted == this ? BareJson.ReadWhole(session) : Block.NotThis;

    /// <summary>Reads bare calls that fill the stretch before the tag: some models write the tag only between two calls. Asked only where
    /// the tag begins a block, so that no stretch is read twice.</summary>
    private static Block? ReadBefore(ParseSession session, int tag)
    {
        var text = session.Text;
        var start = text.SkipSpace(session.StretchStart, tag);
        if (start == tag || text[start] is not ('{' or '['))
            return null;
        var mark = session.Log.Mark;
        var reader = new PayloadReader(session, [Open], [], CallTrust.WholeText);
        var block = reader.Read(start);
        if (block is { Outcome: BlockOutcome.Read, Calls.Count: > 0 } && text.SkipSpace(block.End, session.End) == tag)
            return block;
        session.Log.Rollback(mark);
        return null;
    }

    private static Block ReadAfter(ParseSession session, int at)
    {
        var text = session.Text;
        at = text.SkipSpace(at + Open.Length, session.End);
        if (at >= session.End)
            return Block.Truncated;
        if (text[at] == '{' || (text[at] == '[' && !TextSpans.IsNameStart(At(text, text.SkipSpace(at + 1, session.End)))))
            return new PayloadReader(session, [Open], [], CallTrust.Marked).Read(at);

        var calls = new List<ToolCall>();
        var reader = new PythonCallReader(session, at) { EndMarkers = [Open] };
        var outcome = reader.ReadCalls(calls);
        var isProgram = outcome == ReadOutcome.Invalid || !calls.TrueForAll(call => session.Tools.Has(WithoutSuffix(call).Name) || IsBuiltIn(call.Name));
        isProgram &= outcome != ReadOutcome.Truncated && session.Tools.NameAt(text, at, session.End) is null;
        if (isProgram && CodeInterpreter.IsOffered(session))
            return Block.Read(session.End, [CodeInterpreter.Call(text[at..session.End])]);
        if (outcome != ReadOutcome.Complete)
            return outcome == ReadOutcome.Truncated ? Block.Truncated : reader.Position > at ? Block.Malformed : Block.NotThis;
        return Block.Read(reader.Position, [.. calls.Select(WithoutSuffix)]);

        ToolCall WithoutSuffix(ToolCall call)
            => call.Name.EndsWith(CallSuffix, StringComparison.Ordinal) && !session.Tools.Has(call.Name)
                ? call with { Name = call.Name[..^CallSuffix.Length] }
                : call;
    }

    /// <summary>Whether a name is that of a built-in tool, <c>brave_search.call</c>, which is never a program and is known to the model whether
    /// it was offered or not.</summary>
    private static bool IsBuiltIn(string name)
        => name.EndsWith(CallSuffix, StringComparison.Ordinal) && !name.AsSpan(0, name.Length - CallSuffix.Length).Contains('.');

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
