using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>Where an export takes its replies from.</summary>
internal abstract class JournalSource
{
    /// <summary>The source tasks, each once, as their source has them.</summary>
    public abstract IEnumerable<JournalTask> ReadTasks();

    /// <summary>All candidates; those of one source task one after the other.</summary>
    public abstract IEnumerable<JournalCandidate> ReadCandidates();
}
