using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>The tags between which models think.</summary>
internal static class ReasoningTags
{
    private const string Announcement = "[BEGIN FINAL RESPONSE]";

    /// <summary>Pairs of opening and closing tag.</summary>
    public static readonly IReadOnlyList<(string Open, string Close)> Pairs =
    [
        ("<think>", "</think>"),
        ("<thinking>", "</thinking>"),
        ("<thought>", "</thought>"),
        ("<reasoning>", "</reasoning>"),
        ("[THINK]", "[/THINK]"),
        ("<seed:think>", "</seed:think>"),
        ("<longcat_think>", "</longcat_think>"),
        ("<mm:think>", "</mm:think>"),
        ("<|START_THINKING|>", "<|END_THINKING|>"),
        ("<|inner_prefix|>", "<|inner_suffix|>"),
        ("<|thought_start|>", "<|thought_end|>"),
        ("<|channel>thought", "<channel|>"),
    ];

    /// <summary>
    /// What closes reasoning that the prompt opened, so that everything before it is reasoning. Apriel only announces its answer.
    /// </summary>
    public static readonly IReadOnlyList<string> Closings = [.. Pairs.Select(pair => pair.Close), Announcement];

    private static readonly SearchValues<string> Tags = SearchValues.Create([.. Pairs.Select(pair => pair.Open), .. Closings], StringComparison.Ordinal);

    private static readonly SearchValues<string> AnyClosing = SearchValues.Create([.. Closings], StringComparison.Ordinal);

    /// <summary>Whether a stretch of text holds a closing tag.</summary>
    public static bool HasClosing(ReadOnlySpan<char> text) => text.ContainsAny(AnyClosing);

    /// <summary>Reasoning without the heading that Apriel's template has it begin with.</summary>
    public static string WithoutHeading(string reasoning)
    {
        const string heading = "Here are my reasoning steps:";
        var trimmed = reasoning.TrimStart();
        return trimmed.StartsWith(heading, StringComparison.Ordinal) ? trimmed[heading.Length..] : reasoning;
    }

    /// <summary>The last closing tag in a stretch without an opening tag of its own in it; tags in strings that are closed are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="onLine">Whether only a tag counts that has a line of its own, and none in a string that is never closed: behind a call that cannot be read, nobody can say of
    /// another one whether it belongs to what a call is given.</param>
    /// <returns>Where the tag begins and ends; -1 for both where there is none.</returns>
    public static (int At, int After) LastUnopened(string text, int start, int end, bool onLine = false)
    {
        var strings = new UnmarkedStrings(text, start, end);
        var opened = new int[Closings.Count];
        var last = (At: -1, After: -1);
        var at = start;
        while (text.AsSpan(at, end - at).IndexOfAny(Tags) is var length and >= 0)
        {
            at += length;
            if (strings.EndAround(at) is var outside and >= 0 && (onLine || (outside < end && !HasLine(text, at, outside, end))))
            {
                at = outside;
                continue;
            }

            var pair = Pairs.TakeWhile(pair => !text.Has(at, end, pair.Open)).Count();
            if (pair < Pairs.Count)
            {
                opened[pair]++;
                at += Pairs[pair].Open.Length;
                continue;
            }

            var closing = Closings.TakeWhile(close => !text.Has(at, end, close)).Count();
            var after = at + Closings[closing].Length;
            if (opened[closing] > 0)
                opened[closing]--;
            else if (!onLine || IsLine(text, at, after, end))
                last = (at, after);
            at = after;
        }

        return last;
    }

    /// <summary>Whether a stretch has a closing tag with a line of its own.</summary>
    public static bool HasLine(string text, int start, int stop, int end)
    {
        while (text.AsSpan(start, stop - start).IndexOfAny(AnyClosing) is var length and >= 0)
        {
            start += length;
            var after = start + text.TokenAt(start, end, Closings)!.Length;
            if (IsLine(text, start, after, end))
                return true;
            start = Math.Min(stop, after);
        }

        return false;
    }

    private static bool IsLine(string text, int at, int after, int end)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        while (after < end && text[after] is ' ' or '\t' or '\r')
            after++;
        return (at == 0 || text[at - 1] == '\n') && (after == end || text[after] == '\n');
    }
}
