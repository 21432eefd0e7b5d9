namespace DataSynth.Datasets.Obfuscation;

/// <summary>Changes no name and notes each down where it is met first, so that what is collected is exactly what is renamed later.</summary>
internal sealed class NameCollector : NameChange
{
    private readonly OrderedDictionary<string, bool> _tools = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _parameters = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _definitions = new(StringComparer.Ordinal);

    /// <summary>Tools' names in the order in which they were met.</summary>
    public IReadOnlyList<string> Tools => _tools.Keys;

    /// <summary>Parameters' names in the order in which they were met.</summary>
    public IReadOnlyList<string> Parameters => _parameters.Keys;

    /// <summary>Definitions' names in the order in which they were met.</summary>
    public IReadOnlyList<string> Definitions => _definitions.Keys;

    /// <inheritdoc/>
    public override string Tool(string name) => Note(_tools, name);

    /// <inheritdoc/>
    public override string Parameter(string name) => Note(_parameters, name);

    /// <inheritdoc/>
    public override string Definition(string name) => Note(_definitions, name);

    private static string Note(OrderedDictionary<string, bool> names, string name)
    {
        names.TryAdd(name, true);
        return name;
    }
}
