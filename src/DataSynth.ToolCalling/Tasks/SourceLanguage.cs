namespace DataSynth.ToolCalling.Tasks;

/// <summary>
/// The language in which argument values are written. BFCL's Java and JavaScript cases carry every argument as a string of source
/// text (notes of the official checker, <c>java_type_converter.py</c> and <c>js_type_converter.py</c>).
/// </summary>
public enum SourceLanguage
{
    /// <summary>Values are JSON (or Python literals that became JSON); the usual case.</summary>
    Python,

    /// <summary>Values are strings of Java source.</summary>
    Java,

    /// <summary>Values are strings of JavaScript source.</summary>
    JavaScript,
}
