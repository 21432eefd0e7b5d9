using DataSynth.Datasets.Candidates;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>The journal of one run.</summary>
/// <param name="reader">The journal.</param>
internal sealed class SingleJournal(JournalReader reader) : JournalSource
{
    /// <inheritdoc/>
    public override IEnumerable<JournalTask> ReadTasks()
        => reader.ReadTasks().Select(planned => planned.Task).Where(task => VariantNames.Read(task.Variant) == TaskVariant.Plain);

    /// <inheritdoc/>
    public override IEnumerable<JournalCandidate> ReadCandidates() => reader.ReadCandidates();
}
