namespace DataSynth.Datasets.Export;

/// <summary>A data set cannot be put where it should go.</summary>
/// <param name="path">The folder.</param>
/// <param name="problem">What was found and what to do, one sentence without a full stop.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class ExportException(string path, string problem, Exception? innerException = null)
    : Exception($"{path}: {problem}", innerException)
{
    /// <summary>What was found and what to do.</summary>
    public string Problem { get; } = problem;
}
