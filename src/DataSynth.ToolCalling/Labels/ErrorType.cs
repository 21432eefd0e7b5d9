namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// How a candidate is wrong: the eight classes of FC-RewardBench (its dataset card), and two that it lacks because it has no tasks
/// without a right call.
/// </summary>
public enum ErrorType
{
    /// <summary>A value differs (FC-RewardBench: incorrect parameter value).</summary>
    Value,

    /// <summary>The wrong tool is called.</summary>
    Name,

    /// <summary>Too many or too few calls.</summary>
    Count,

    /// <summary>An optional parameter whose value matters is left out.</summary>
    MissingOptional,

    /// <summary>A parameter that the schema requires is left out.</summary>
    MissingRequired,

    /// <summary>A value has the wrong type.</summary>
    Type,

    /// <summary>A parameter that the tool or the right call does not have.</summary>
    UnexpectedParameter,

    /// <summary>The text tries to call and cannot be read.</summary>
    Format,

    /// <summary>A call where none is right.</summary>
    UnexpectedCall,

    /// <summary>A plain answer where a call is right.</summary>
    MissingCall,
}
