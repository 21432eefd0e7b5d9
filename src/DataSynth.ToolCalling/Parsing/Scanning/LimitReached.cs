namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>The limits that the reading of one text ran into, so that a malformed text can say so.</summary>
internal sealed class LimitReached
{
    /// <summary>How often a limit was reached.</summary>
    public int Count { get; private set; }

    /// <summary>Which limit was reached first; null when none was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Writes down that a limit was reached.</summary>
    /// <param name="problem">What was found and how much is allowed.</param>
    public void Note(string problem)
    {
        Problem ??= problem;
        Count++;
    }
}
