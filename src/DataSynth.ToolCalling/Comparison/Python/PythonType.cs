namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>What <c>type(json.loads(text))</c> gives.</summary>
internal enum PythonType
{
    None,
    Bool,
    Int,
    Float,
    Str,
    List,
    Dict,
}
