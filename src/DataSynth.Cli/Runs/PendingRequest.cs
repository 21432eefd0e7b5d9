using DataSynth.Generation.Requests;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>
/// A request that is to be asked. The plan keeps keys, not requests: making one is pure, and a million of them would not fit in memory.
/// </summary>
/// <param name="turn">Whose request.</param>
/// <param name="planned">The entry of the plan.</param>
/// <param name="ofTask">The requests of its task, made when the first of them is needed and shared by all.</param>
internal sealed class PendingRequest(Turn turn, PlannedRequest planned, Lazy<IReadOnlyList<GenerationRequest>> ofTask)
{
    /// <summary>Whose request.</summary>
    public Turn Turn { get; } = turn;

    /// <summary>The entry of the plan.</summary>
    public PlannedRequest Planned { get; } = planned;

    /// <summary>Its key.</summary>
    public RequestKey Key => Planned.Entry.Key;

    /// <summary>Makes the request. Safe for any number of threads.</summary>
    /// <exception cref="InvalidOperationException">The request made now is not the one that was planned: the making is not pure.</exception>
    public GenerationRequest Make()
    {
        var request = ofTask.Value[Planned.Entry.Sample];
        return request.Key == Key.ToString()
            ? request
            : throw new InvalidOperationException(
                $"found the key {request.Key} for sample {Planned.Entry.Sample} of task {Planned.Task.Id}, expected {Key} as planned");
    }
}
