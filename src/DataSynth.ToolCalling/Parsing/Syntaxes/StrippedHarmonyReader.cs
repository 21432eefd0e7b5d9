using System.Text;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Reads harmony messages without their special tokens, which leaves only the words between them.</summary>
/// <param name="session">The text and what is known about it.</param>
internal sealed class StrippedHarmonyReader(ParseSession session)
{
    private const string Recipient = " to=functions.";
    private static readonly string[] Channels = ["analysis", "commentary", "final"];
    private static readonly string[] Turns = ["assistantanalysis", "assistantcommentary", "assistantfinal"];

    /// <summary>What the arguments are said to be written in, a word of its own behind the name; <c>json</c> may also stand right behind it, where
    /// its special token was.</summary>
    private static readonly string[] Formats = ["json", " code"];

    private readonly string _text = session.Text;

    /// <summary>Reads the text.</summary>
    /// <param name="hinted">Whether the text is known to be harmony, so that a channel's word alone is enough.</param>
    public Block Read(bool hinted)
    {
        if (_text.TokenAt(0, session.End, Channels) is not { } first)
            return Block.NotThis;
        var turns = Turns.Select(turn => new TagFinder(_text, session.End, turn)).ToArray();
        var startsWithCall = first != "final" && _text.Has(first.Length, session.End, Recipient);
        if (!hinted && !startsWithCall && (first == "final" || turns.All(turn => turn.Next(0) == int.MaxValue)))
            return Block.NotThis;

        var calls = new List<ToolCall>();
        var content = new StringBuilder();
        var reasoning = new StringBuilder();
        var channel = first;
        var at = first.Length;
        while (true)
        {
            if (_text.Has(at, session.End, Recipient))
            {
                var outcome = ReadCall(ref at, calls);
                if (outcome != ReadOutcome.Complete)
                    return NameThenJson.Failure(outcome);
            }

            var next = Math.Min(session.End, turns.Min(turn => turn.Next(at)));
            (channel == "analysis" ? reasoning : content).Append(_text, at, next - at);
            if (next == session.End)
                break;
            channel = Channels[Array.FindIndex(Turns, turn => _text.Has(next, session.End, turn))];
            at = next + "assistant".Length + channel.Length;
        }

        return session.Log.Mend(Mending.StrippedTokens)
            ? Block.Read(session.End, calls) with { Content = content.ToString().Trim(), Reasoning = reasoning.ToString().Trim() }
            : Block.NotThis;
    }

    private ReadOutcome ReadCall(ref int at, List<ToolCall> calls)
    {
        at += Recipient.Length;
        var window = _text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var brace = window.IndexOf('{');
        if (brace < 0)
            return window.Length < NameThenJson.MaxNameLength ? ReadOutcome.Truncated : ReadOutcome.Invalid;

        var name = window[..brace].Trim();
        foreach (var format in Formats)
        {
            if (!name.EndsWith(format, StringComparison.Ordinal) || session.Tools.Has(name.ToString()))
                continue;
            name = name[..^format.Length].TrimEnd();
            break;
        }

        if (!session.IsToolName(name))
            return ReadOutcome.Invalid;
        at += brace;
        return NameThenJson.Read(session, ref at, name.ToString(), Turns, calls);
    }
}
