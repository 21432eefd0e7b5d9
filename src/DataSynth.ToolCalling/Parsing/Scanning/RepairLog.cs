using System.Runtime.CompilerServices;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>What was mended so far; refuses every repair in strict mode.</summary>
/// <param name="allowed">Whether anything may be mended at all.</param>
/// <param name="limit">Where a limit that is reached is written down; null where nobody asks.</param>
internal sealed class RepairLog(bool allowed, LimitReached? limit = null)
{
    private readonly List<string> _entries = [];

    /// <summary>Whether a value at some depth is nested deeper than allowed, or than the stack has room for; writes that down.</summary>
    /// <param name="depth">The value's depth, from 0.</param>
    /// <param name="maxDepth">Nesting allowed.</param>
    public bool IsTooDeep(int depth, int maxDepth)
    {
        if (depth < maxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return false;
        limit?.Note(depth < maxDepth
            ? $"the arguments are nested deeper than can be read, {depth} levels"
            : $"the arguments are nested deeper than the {maxDepth} levels allowed");
        return true;
    }

    /// <summary>Whether anything may be mended at all.</summary>
    public bool Allowed { get; } = allowed;

    /// <summary>A mark to return to with <see cref="Rollback"/>.</summary>
    public int Mark => _entries.Count;

    /// <summary>Asks for one repair and writes it down.</summary>
    /// <param name="what">A text of <see cref="Mending"/>; repeated neighbours are written once, so that the log stays small.</param>
    /// <returns>False in strict mode: the text is then as broken as it looks.</returns>
    public bool Mend(string what)
    {
        if (Allowed && (_entries.Count == 0 || _entries[^1] != what))
            _entries.Add(what);
        return Allowed;
    }

    /// <summary>Writes down what was left out of a call that is plain without it; strict mode, which lists nothing, reads such a call too.</summary>
    /// <param name="what">A text of <see cref="Mending"/>.</param>
    public void Note(string what) => Mend(what);

    /// <summary>Takes over what was mended in a part of the text.</summary>
    /// <param name="part">The log of that part.</param>
    /// <param name="but">A repair that does not count here, or null (default).</param>
    public void Take(RepairLog part, string? but = null)
    {
        foreach (var repair in part.ToList())
        {
            if (repair != but)
                Mend(repair);
        }
    }

    /// <summary>Forgets what was mended in an attempt that came to nothing.</summary>
    /// <param name="mark">An earlier <see cref="Mark"/>.</param>
    public void Rollback(int mark) => _entries.RemoveRange(mark, _entries.Count - mark);

    /// <summary>Whether something was mended since a mark.</summary>
    /// <param name="mark">An earlier <see cref="Mark"/>.</param>
    /// <param name="what">A text of <see cref="Mending"/>.</param>
    public bool HasSince(int mark, string what) => _entries.IndexOf(what, Math.Max(0, mark - 1)) >= 0;

    /// <summary>The repairs in the order of the text, each kind once.</summary>
    public IReadOnlyList<string> ToList() => [.. _entries.Distinct()];
}
