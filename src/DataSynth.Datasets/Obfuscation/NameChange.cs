namespace DataSynth.Datasets.Obfuscation;

/// <summary>What becomes of each name in a task.</summary>
internal abstract class NameChange
{
    /// <summary>A tool's name.</summary>
    public abstract string Tool(string name);

    /// <summary>A parameter's or property's name.</summary>
    public abstract string Parameter(string name);

    /// <summary>The name of a definition that references use.</summary>
    public abstract string Definition(string name);
}
