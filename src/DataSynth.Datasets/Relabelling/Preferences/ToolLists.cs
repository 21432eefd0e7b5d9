using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Lines;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>Tool lists by their text: rows of one query repeat theirs, and what is compiled from a schema is compiled once. Bounded and
/// thread-safe.</summary>
internal sealed class ToolLists
{
    /// <summary>Places of a cache in which the last one wins; the rows of one query stand close together, or far beyond any number.</summary>
    private const int Places = 1024;

    private readonly ByteKeyedCache<ToolList> _lists = new(Places);

    /// <summary>The list of a text.</summary>
    /// <param name="utf8">A JSON list of tools, bare or in OpenAI's form; the list keeps it.</param>
    /// <param name="list">The list.</param>
    /// <param name="problem">Why it is none.</param>
    public bool TryGet(byte[] utf8, [NotNullWhen(true)] out ToolList? list, [NotNullWhen(false)] out RowProblem? problem)
    {
        list = _lists.Find(utf8);
        problem = null;
        if (list is not null)
            return true;

        if (!ToolListReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var tools, out var error))
        {
            problem = new RowProblem(QuarantineKinds.NoTools, error);
            return false;
        }

        list = new ToolList(tools);
        _lists.Add(utf8, list);
        return true;
    }
}
