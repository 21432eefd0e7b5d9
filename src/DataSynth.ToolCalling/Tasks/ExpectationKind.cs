namespace DataSynth.ToolCalling.Tasks;

/// <summary>How the values of an <see cref="Expectation"/> are meant.</summary>
public enum ExpectationKind
{
    /// <summary>One exact value for each parameter; <c>""</c> is the empty string.</summary>
    Exact,

    /// <summary>A set of accepted values for each parameter; <c>""</c> among them: the parameter may be left out.</summary>
    Accepted,
}
