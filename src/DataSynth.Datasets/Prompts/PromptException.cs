namespace DataSynth.Datasets.Prompts;

/// <summary>A prompt template cannot be used.</summary>
/// <param name="name">The template's file, or another name for it.</param>
/// <param name="line">1-based line; 0 when the place is not known.</param>
/// <param name="column">1-based column in UTF-16 units; 0 when the place is not known.</param>
/// <param name="problem">What was found and what is known, one sentence without a full stop.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class PromptException(string name, int line, int column, string problem, Exception? innerException = null)
    : Exception(line > 0 ? $"{name}: line {line}, column {column}: {problem}" : $"{name}: {problem}", innerException)
{
    /// <summary>1-based line; 0 when the place is not known.</summary>
    public int Line { get; } = line;

    /// <summary>1-based column in UTF-16 units; 0 when the place is not known.</summary>
    public int Column { get; } = column;

    /// <summary>What was found and what is known.</summary>
    public string Problem { get; } = problem;
}
