using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>An expected call with what its tool declares, looked up once for all candidates of a task. Immutable.</summary>
internal sealed class PreparedCall
{
    /// <summary>Above this number of expected arguments their names are indexed.</summary>
    private const int LinearSearchLimit = 16;

    private readonly HashSet<string>? _names;

    /// <summary>Prepares a call.</summary>
    /// <param name="expected">The expected call.</param>
    /// <param name="schema">The tool's parameters, or null when the tool is not known.</param>
    public PreparedCall(ExpectedCall expected, ToolSchema? schema)
    {
        Expected = expected;
        Schema = schema;
        Arguments = new PreparedArgument[expected.Arguments.Count];
        for (var i = 0; i < Arguments.Length; i++)
        {
            SchemaProperty? property = null;
            schema?.TryGetProperty(expected.Arguments[i].Name, out property);
            Arguments[i] = new PreparedArgument(expected.Arguments[i], property);
        }

        if (Arguments.Length > LinearSearchLimit)
            _names = [.. expected.Arguments.Select(argument => argument.Name)];
    }

    /// <summary>The expected call.</summary>
    public ExpectedCall Expected { get; }

    /// <summary>The tool's name.</summary>
    public string Name => Expected.Name;

    /// <summary>The tool's parameters, or null when the tool is not known.</summary>
    public ToolSchema? Schema { get; }

    /// <summary>The expected arguments in their order.</summary>
    public PreparedArgument[] Arguments { get; }

    /// <summary>Prepares the calls of a task.</summary>
    public static PreparedCall[] All(IReadOnlyList<ExpectedCall> expected, Func<string, ToolSchema?> schemaOf)
        => [.. expected.Select(call => new PreparedCall(call, schemaOf(call.Name)))];

    /// <summary>Whether a parameter is among the expected ones.</summary>
    public bool Expects(string name)
    {
        if (_names is not null)
            return _names.Contains(name);

        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return true;
        }

        return false;
    }
}
