using System.Runtime.CompilerServices;
using DataSynth.Datasets.Tasks;
using DataSynth.Generation.Requests;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>One generator's requests of a run, and how many of them are on their way.</summary>
/// <param name="index">Which generator.</param>
/// <param name="generator">The generator.</param>
/// <param name="journal">Where its requests stand.</param>
/// <param name="selection">Which of them.</param>
internal sealed class Turn(int index, PreparedGenerator generator, RunJournal journal, PendingSelection selection)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _open = 1;
    private volatile bool _isOver;

    /// <summary>Which generator.</summary>
    public int Index => index;

    /// <summary>The requests in the order of the plan; the sequence ends when all of them are done.</summary>
    /// <param name="cancellationToken">Ends the waiting for the last.</param>
    public async IAsyncEnumerable<PendingRequest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalTask? task = null;
        Lazy<IReadOnlyList<GenerationRequest>>? requests = null;
        foreach (var request in journal.Reader.ReadPending(selection, index))
        {
            if (_isOver)
                break;
            if (requests is null || !ReferenceEquals(task, request.Task))
            {
                task = request.Task;
                requests = RequestsOf(task);
            }

            Interlocked.Increment(ref _open);
            yield return new PendingRequest(this, request, requests);
        }

        Leave();
        await _ended.Task.WaitAsync(cancellationToken);
    }

    /// <summary>A request is done.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
            _ended.TrySetResult();
    }

    /// <summary>Nothing can be asked of this generator any more in this run.</summary>
    public void End() => _isOver = true;

    private Lazy<IReadOnlyList<GenerationRequest>> RequestsOf(JournalTask task)
        => new(() => generator.RequestsFor(TaskJson.Parse(task.Text), task.Variant).Samples);
}
