namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>Collects the findings of one reading, so that a user sees all of them at once.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>More findings than this are counted and not kept: a hostile file must not fill the screen.</summary>
    public const int Capacity = 100;

    private readonly List<Diagnostic> _items = [];

    /// <summary>The findings in the order of the file; those without a position come first.</summary>
    public IReadOnlyList<Diagnostic> Items => [.. _items.OrderBy(item => item.Position?.Line ?? 0).ThenBy(item => item.Position?.Column ?? 0)];

    /// <summary>How many findings were left out because of <see cref="Capacity"/>.</summary>
    public int Omitted { get; private set; }

    /// <summary>Whether further findings are only counted, so that no work need go into their texts.</summary>
    public bool IsFull => _items.Count >= Capacity;

    /// <summary>Whether anything found stops the command.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    /// <param name="position">Where; null for the file as a whole.</param>
    /// <param name="message">What was found and what is allowed.</param>
    public void Error(SourcePosition? position, string message) => Add(new Diagnostic(DiagnosticSeverity.Error, message, position));

    /// <summary>Adds a warning.</summary>
    /// <param name="position">Where; null for the file as a whole.</param>
    /// <param name="message">What has no effect, or will surprise.</param>
    public void Warning(SourcePosition? position, string message)
        => Add(new Diagnostic(DiagnosticSeverity.Warning, message, position));

    /// <summary>Adds a finding.</summary>
    /// <param name="diagnostic">The finding; one that is already there is not added again.</param>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        if (_items.Contains(diagnostic))
            return;
        if (IsFull)
            Omitted++;
        else
            _items.Add(diagnostic);
    }
}
