using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Finds the next marker of a set of syntaxes in one pass over the text.</summary>
internal sealed class MarkerTable
{
    private readonly SearchValues<string> _search;
    private readonly ILookup<char, (string Marker, ToolCallSyntax? Syntax)> _bySecondCharacter;

    /// <summary>Builds the table.</summary>
    /// <param name="syntaxes">The syntaxes, in the order in which they are tried where they share a marker.</param>
    /// <param name="others">Further texts to stop at, which belong to no syntax.</param>
    public MarkerTable(IEnumerable<ToolCallSyntax> syntaxes, IEnumerable<string> others)
    {
        var entries = syntaxes
            .SelectMany(syntax => syntax.Markers.Select(marker => (Marker: marker, Syntax: (ToolCallSyntax?)syntax)))
            .Concat(others.Select(other => (Marker: other, Syntax: (ToolCallSyntax?)null)))
            .ToList();
        _search = SearchValues.Create([.. entries.Select(entry => entry.Marker).Distinct()], StringComparison.Ordinal);
        _bySecondCharacter = entries.ToLookup(entry => entry.Marker[1]);
    }

    /// <summary>The position of the next marker at or after a position, or -1.</summary>
    public int Next(string text, int at, int end)
    {
        var index = at >= end ? -1 : text.AsSpan(at, end - at).IndexOfAny(_search);
        return index < 0 ? -1 : at + index;
    }

    /// <summary>Where a syntax begins whose calls end reasoning that was never closed, or the end of the text.</summary>
    public int EndOfReasoning(string text, int at, int end)
    {
        while ((at = Next(text, at, end)) >= 0)
        {
            if (At(text, at, end).Any(entry => entry.Syntax?.EndsReasoning == true))
                return at;
            at++;
        }

        return end;
    }

    /// <summary>The syntax of a marker that begins at a position and that the end of the text cuts, or null; words are never cut markers.</summary>
    public ToolCallSyntax? CutAt(string text, int at, int end)
    {
        const int fewest = 3;
        return end - at < fewest || char.IsLetter(text[at])
            ? null
            : _bySecondCharacter[text[at + 1]].FirstOrDefault(entry => entry.Syntax is not null && text.IsCutToken(at, end, [entry.Marker])).Syntax;
    }

    /// <summary>Whether a marker within a stretch of text begins a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="stop">Where it ends.</param>
    /// <param name="but">A syntax whose markers do not count, or null (default).</param>
    public bool BeginsLine(string text, int start, int stop, ToolCallSyntax? but = null)
    {
        var hit = Next(text, start, stop);
        while (hit >= 0 && (hit == 0 || text[hit - 1] != '\n' || (but is not null && At(text, hit, stop).Any(entry => entry.Syntax == but))))
            hit = Next(text, hit + 1, stop);
        return hit >= 0;
    }

    /// <summary>The markers that stand at a position, with the syntaxes they may begin, in the order of trial.</summary>
    public IEnumerable<(string Marker, ToolCallSyntax? Syntax)> At(string text, int at, int end)
        => _bySecondCharacter[text[at + 1]].Where(entry => text.Has(at, end, entry.Marker));
}
