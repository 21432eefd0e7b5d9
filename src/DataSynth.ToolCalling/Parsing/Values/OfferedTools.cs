using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>The tools offered, as the readers ask for them: by name, by parameter, and at a place in the text.</summary>
internal sealed class OfferedTools
{
    private readonly Dictionary<string, Tool> _byName = [];
    private readonly ILookup<char, string> _byFirstCharacter;

    /// <summary>Looks the tools over.</summary>
    /// <param name="tools">The tools; of two with the same name the first counts.</param>
    public OfferedTools(IReadOnlyList<Tool> tools)
    {
        foreach (var tool in tools)
            _byName.TryAdd(tool.Name, tool);
        _byFirstCharacter = _byName.Keys.Where(name => name.Length > 0).OrderByDescending(name => name.Length).ToLookup(name => name[0]);
    }

    /// <summary>Whether nothing is known about what was offered.</summary>
    public bool IsEmpty => _byName.Count == 0;

    /// <summary>Whether a tool of that name was offered.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>The longest offered name that stands at a position and does not run on into a longer word, or null.</summary>
    public string? NameAt(string text, int at, int end)
    {
        if (at >= end)
            return null;
        foreach (var name in _byFirstCharacter[text[at]])
        {
            if (text.Has(at, end, name) && (at + name.Length >= end || !TextSpans.IsNamePart(text[at + name.Length])))
                return name;
        }

        return null;
    }

    /// <summary>The longest offered name that ends right before a position, or null.</summary>
    public string? NameBefore(string text, int end)
    {
        string? longest = null;
        foreach (var name in _byName.Keys)
        {
            if (name.Length > (longest?.Length ?? 0) && text.AsSpan(0, end).EndsWith(name))
                longest = name;
        }

        return longest;
    }

    /// <summary>Whether an offered name begins with a text.</summary>
    public bool HasNameThatBegins(ReadOnlySpan<char> beginning)
    {
        foreach (var name in _byName.Keys)
        {
            if (name.AsSpan().StartsWith(beginning))
                return true;
        }

        return false;
    }

    /// <summary>Whether any offered name occurs in a text.</summary>
    public bool IsNamedIn(string text) => _byName.Keys.Any(name => text.Contains(name, StringComparison.Ordinal));

    /// <summary>The parameter names of a tool in the schema's order; empty when unknown.</summary>
    public IReadOnlyList<string> ParametersOf(string tool)
        => SchemaOf(tool) is { } schema ? [.. schema.Properties.Select(property => property.Name)] : [];

    /// <summary>Whether a tool's schema has a parameter.</summary>
    public bool HasParameter(string tool, string parameter) => SchemaOf(tool)?.TryGetProperty(parameter, out _) ?? false;

    /// <summary>The schema of a parameter; one that allows everything where it is unknown.</summary>
    public ParameterSchema ParameterOf(string tool, string parameter)
        => SchemaOf(tool)?.PropertyOrAnything(parameter) ?? ParameterSchema.Anything;

    /// <summary>Whether a call of the tool without arguments can be meant: it is offered and demands none.</summary>
    public bool TakesNothing(string tool) => Has(tool) && SchemaOf(tool)?.Properties.Any(property => property.IsRequired) != true;

    private ParameterSchema? SchemaOf(string tool)
    {
        if (!_byName.TryGetValue(tool, out var found))
            return null;
        try
        {
            return ToolSchema.Of(found).Root;
        }
        catch (JsonFormatException)
        {
            // A source may spell schemas in its own way; then nothing is known of the types, and the call is read all the same.
            return null;
        }
    }
}
