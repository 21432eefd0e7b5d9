using System.Buffers;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Chat;

/// <summary>
/// Spellings of tool names on the wire. OpenAI's API allows letters, digits, <c>_</c> and <c>-</c>, up to 64 of them; a name that is legal
/// keeps its spelling, others get a legal one that no other tool of the task has. The map depends on the list of tools alone, so a stored
/// reply can be read with it at any time.
/// </summary>
public sealed class ToolNameMap
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Legal = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");
    private static readonly ToolNameMap AllLegal = new(legalOnly: true);

    private readonly Dictionary<string, string> _toWire = [];
    private readonly Dictionary<string, string> _toSource = [];

    private readonly bool _legalOnly;

    private ToolNameMap(bool legalOnly) => _legalOnly = legalOnly;

    /// <summary>The map that changes nothing.</summary>
    public static ToolNameMap Identity { get; } = new(legalOnly: false);

    /// <summary>Whether every tool's name is sent as it is.</summary>
    public bool IsIdentity => _toWire.Count == 0;

    /// <summary>The map for a list of tools.</summary>
    /// <param name="names">The tools' names in the order in which they are offered.</param>
    public static ToolNameMap ForOpenAi(IEnumerable<string> names)
    {
        var all = names as IReadOnlyCollection<string> ?? [.. names];
        if (all.All(IsLegal))
            return AllLegal;
        var map = new ToolNameMap(legalOnly: true);
        var taken = new HashSet<string>(all.Where(IsLegal));
        foreach (var name in all)
        {
            if (IsLegal(name) || map._toWire.ContainsKey(name))
                continue;
            var wire = MakeUnique(MakeLegal(name), taken);
            map._toWire.Add(name, wire);
            map._toSource.Add(wire, name);
        }

        return map;
    }

    /// <summary>The spelling to send. A name that is not among the tools (an earlier turn may call one) is made legal only.</summary>
    /// <param name="name">The name as the task spells it.</param>
    public string ToWire(string name)
    {
        if (_toWire.TryGetValue(name, out var wire))
            return wire;
        return _legalOnly && !IsLegal(name) ? MakeLegal(name) : name;
    }

    /// <summary>The task's spelling of a name that came back; a name that was not sent stays as it is.</summary>
    /// <param name="wire">The name as the model wrote it.</param>
    public string ToSource(string wire) => _toSource.GetValueOrDefault(wire, wire);

    /// <summary>The tools under the names that the model saw.</summary>
    /// <param name="tools">The task's tools.</param>
    public IReadOnlyList<Tool> ToWire(IReadOnlyList<Tool> tools)
        => IsIdentity ? tools : [.. tools.Select(tool => new Tool(ToWire(tool.Name), tool.Description, tool.ParametersText))];

    /// <summary>A parsed reply whose calls carry the task's names.</summary>
    /// <param name="output">Calls under the names that the model wrote.</param>
    public ParsedOutput ToSource(ParsedOutput output)
        => IsIdentity ? output : output with { Calls = [.. output.Calls.Select(call => call with { Name = ToSource(call.Name) })] };

    private static bool IsLegal(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Legal);

    private static string MakeLegal(string name)
    {
        var legal = string.Concat(name.Take(MaxLength).Select(c => Legal.Contains(c) ? c : '_'));
        return legal.Length == 0 ? "_" : legal;
    }

    private static string MakeUnique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            var suffix = "_" + number;
            candidate = name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
        }

        return candidate;
    }
}
