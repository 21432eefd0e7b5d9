using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Relabelling.Outputs;

namespace DataSynth.Cli.Relabel;

/// <summary>What is labelled, ready to be read.</summary>
/// <param name="Source">The inputs.</param>
/// <param name="Tasks">The tasks that they answer, where these come from files of their own.</param>
internal sealed record OpenedSource(RelabelSource Source, TaskStore? Tasks) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Tasks?.Dispose();
        (Source as IDisposable)?.Dispose();
    }
}
