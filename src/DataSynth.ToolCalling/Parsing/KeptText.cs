namespace DataSynth.ToolCalling.Parsing;

/// <summary>What is left of a text when reasoning is cut out of it, in the order of the text.</summary>
/// <param name="text">The text.</param>
/// <param name="start">Where it begins.</param>
internal sealed class KeptText(string text, int start)
{
    private readonly List<(int From, int To)> _cuts = [];
    private int _start = start;

    /// <summary>Cuts out a stretch behind those that were cut out before.</summary>
    public void Cut(int from, int to) => _cuts.Add((from, to));

    /// <summary>Cuts out everything before a position.</summary>
    public void CutAllBefore(int at)
    {
        _cuts.Clear();
        _start = at;
    }

    /// <summary>What is left before a position, each stretch trimmed and on lines of its own.</summary>
    public string UpTo(int end)
    {
        var stretches = new List<string>();
        var at = _start;
        foreach (var (from, to) in _cuts)
        {
            stretches.Add(text[at..from]);
            at = to;
        }

        stretches.Add(text[at..end]);
        return string.Join('\n', stretches.Select(stretch => stretch.Trim()).Where(stretch => stretch.Length > 0));
    }
}
