namespace DataSynth.Datasets.Sources;

/// <summary>A source cannot be read at all: it is missing, unreadable, or not what its name says. Bad records are not exceptions but
/// <see cref="QuarantinedRow"/>s.</summary>
/// <param name="file">The file, folder or glob as the settings name it.</param>
/// <param name="problem">What was found and what was expected, one sentence without a full stop.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class SourceException(string file, string problem, Exception? innerException = null)
    : Exception($"{file}: {problem}", innerException)
{
    /// <summary>The file, folder or glob as the settings name it.</summary>
    public string File { get; } = file;

    /// <summary>What was found and what was expected.</summary>
    public string Problem { get; } = problem;
}
