namespace DataSynth.Datasets.Obfuscation;

/// <summary>Looks names up; one that is not known stays.</summary>
internal sealed class MappedNames : NameChange
{
    private readonly IReadOnlyDictionary<string, string> _tools;
    private readonly IReadOnlyDictionary<string, string> _parameters;
    private readonly IReadOnlyDictionary<string, string> _definitions;

    /// <summary>The change that a map stands for, or the one that takes it back.</summary>
    public MappedNames(ObfuscationMap map, bool back)
    {
        _tools = back ? Inverse(map.Tools) : map.Tools;
        _parameters = back ? Inverse(map.Parameters) : map.Parameters;
        _definitions = back ? Inverse(map.Definitions) : map.Definitions;
    }

    /// <inheritdoc/>
    public override string Tool(string name) => _tools.GetValueOrDefault(name, name);

    /// <inheritdoc/>
    public override string Parameter(string name) => _parameters.GetValueOrDefault(name, name);

    /// <inheritdoc/>
    public override string Definition(string name) => _definitions.GetValueOrDefault(name, name);

    private static Dictionary<string, string> Inverse(IReadOnlyDictionary<string, string> names)
        => names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
}
