using DataSynth.Datasets.Tasks;
using DataSynth.Generation.Requests;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Makes a request again from the plan. The plan keeps keys, not requests: making one is pure, and a million of them would not fit in
/// memory. Consecutive requests of a task share its text, so that it is read once.
/// </summary>
/// <param name="generator">Whose requests.</param>
internal sealed class RequestRebuilder(PreparedGenerator generator)
{
    private volatile TaskSlot? _latest;

    /// <summary>The request behind an entry of the plan. Safe for any number of threads.</summary>
    /// <param name="planned">The entry.</param>
    /// <exception cref="InvalidOperationException">The request made now is not the one that was planned: the making is not pure.</exception>
    public GenerationRequest Rebuild(PlannedRequest planned)
    {
        var slot = _latest;
        if (slot is null || !ReferenceEquals(slot.Task, planned.Task))
        {
            slot = new TaskSlot(planned.Task, generator);
            _latest = slot;
        }

        var request = slot.Requests.Value[planned.Entry.Sample];
        if (request.Key != planned.Entry.Key.ToString())
        {
            throw new InvalidOperationException(
                $"found the key {request.Key} for sample {planned.Entry.Sample} of task {planned.Task.Id}, expected {planned.Entry.Key} as planned");
        }

        return request;
    }

    private sealed class TaskSlot(JournalTask task, PreparedGenerator generator)
    {
        public JournalTask Task { get; } = task;

        public Lazy<IReadOnlyList<GenerationRequest>> Requests { get; } =
            new(() => generator.RequestsFor(TaskJson.Parse(task.Text), task.Variant).Samples);
    }
}
