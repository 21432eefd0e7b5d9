using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>Finds the parameters of a task's tools by name; of tools with the same name the first counts.</summary>
internal sealed class ToolCatalogue
{
    /// <summary>Above this number of tools the names are indexed.</summary>
    private const int LinearSearchLimit = 8;

    private readonly IReadOnlyList<Tool> _tools;
    private readonly Dictionary<string, Tool>? _index;

    public ToolCatalogue(IReadOnlyList<Tool> tools)
    {
        _tools = tools;
        if (tools.Count <= LinearSearchLimit)
            return;

        _index = new Dictionary<string, Tool>(tools.Count);
        foreach (var tool in tools)
            _index.TryAdd(tool.Name, tool);
    }

    /// <returns>Null when no tool has the name.</returns>
    public ToolSchema? Find(string name)
    {
        if (_index is not null)
            return _index.TryGetValue(name, out var found) ? ToolSchema.Of(found) : null;

        foreach (var tool in _tools)
        {
            if (tool.Name == name)
                return ToolSchema.Of(tool);
        }

        return null;
    }
}
