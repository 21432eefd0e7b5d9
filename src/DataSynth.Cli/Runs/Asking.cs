using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DataSynth.Cli.Console.Progress;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Scheduling;
using DataSynth.Journal;
using DataSynth.Pipeline;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>Asks what the plan wants and the journal lacks. Each request has a place at a server until its reply is durable.</summary>
/// <param name="journal">The journal.</param>
/// <param name="generators">The generators, in the order of the plan.</param>
/// <param name="pool">Where their places come from.</param>
/// <param name="progress">Where to count.</param>
/// <param name="log">Where failed requests are told.</param>
/// <param name="failures">What stops a run that mostly fails; null where nothing does.</param>
internal sealed class Asking(
    RunJournal journal, IReadOnlyList<PreparedGenerator> generators, EndpointPool pool, RunProgress progress, RunLog log, FailureWatch? failures)
{
    /// <summary>Requests read ahead of the one that waits for a place.</summary>
    private const int ReadAhead = 64;

    private readonly ConcurrentDictionary<int, bool> _unfinished = new();
    private readonly ConcurrentBag<ParkedRequest> _parked = [];

    /// <summary>The generators, by index, that could not be asked to the end because their servers were away for too long.</summary>
    public IReadOnlyCollection<int> Unfinished => (IReadOnlyCollection<int>)_unfinished.Keys;

    /// <summary>The requests that were sent in vain and are left to the next run; at most as many as were under way.</summary>
    public IReadOnlyCollection<ParkedRequest> ParkedRequests => _parked;

    /// <summary>Asks until nothing is left, or nobody is there to ask.</summary>
    /// <param name="selection">Which requests.</param>
    /// <param name="stop">Takes no new request; what is under way is finished and recorded.</param>
    /// <param name="abort">Gives up what is under way.</param>
    public async Task RunAsync(PendingSelection selection, CancellationToken stop, CancellationToken abort)
    {
        var groups = Turns.Of([.. generators.Select(generator => generator.Settings)]);
        await using var drain = stop.UnsafeRegister(static pool => ((EndpointPool)pool!).Drain(), pool);
        await StagedPipeline
            .Merge("answers", groups.Select(group => Lane(group, selection)))
            .Into("count", static (_, _) => ValueTask.CompletedTask)
            .RunAsync(stop, abort);
    }

    private PipelineSegment<GenerationOutcome> Lane(IReadOnlyList<int> group, PendingSelection selection)
    {
        var name = string.Join(", ", group.Select(index => generators[index].Description.Name));
        return StagedPipeline
            .From($"{name}: plan", InTurnAsync(group, selection), ReadAhead)
            .TransformAdmitted(name, group.Max(index => generators[index].Generator.Concurrency), AdmitAsync, AskAsync);
    }

    /// <summary>One generator to the end, then the next.</summary>
    private async IAsyncEnumerable<PendingRequest> InTurnAsync(
        IReadOnlyList<int> group, PendingSelection selection, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var index in group)
        {
            await foreach (var item in new Turn(index, generators[index], journal, selection).ReadAsync(cancellation))
                yield return item;
        }
    }

    private async ValueTask<Place?> AdmitAsync(PendingRequest item, CancellationToken cancellation)
    {
        var place = await generators[item.Turn.Index].Generator.EnterAsync(cancellation);
        if (place is not null)
            return place;
        Park(item.Turn);
        item.Turn.Leave();
        return null;
    }

    private async ValueTask<GenerationOutcome> AskAsync(PendingRequest item, Place place, CancellationToken cancellation)
    {
        var (generator, counters) = (generators[item.Turn.Index], progress.Models[item.Turn.Index]);
        counters.Start();
        try
        {
            var request = item.Make();
            var outcome = await generator.Generator.GenerateAsync(request, place, cancellation);
            if (outcome is Parked parked)
                Park(item, parked);
            else
                await journal.AppendAsync(ToReply(item.Key, generator, outcome), cancellation);
            Count(outcome, counters);
            if (outcome is Failed failed)
                log.RequestFailed(generator.Description.Name, request.Key, failed.Reason.ToFileName(), failed.Attempts, failed.Error);
            if (outcome is not Parked)
                failures?.Add(outcome is Failed);

            // Not where this throws: the run is over then, and a place that came free would be taken by one more request.
            place.Dispose();
            return outcome;
        }
        catch
        {
            counters.GiveUp();
            throw;
        }
        finally
        {
            item.Turn.Leave();
        }
    }

    private void Park(PendingRequest item, Parked outcome)
    {
        if (outcome.Attempts > 0)
            _parked.Add(new ParkedRequest(item.Planned, outcome));
        Park(item.Turn);
    }

    private void Park(Turn turn)
    {
        turn.End();
        _unfinished[turn.Index] = true;
    }

    private static void Count(GenerationOutcome outcome, ModelProgress counters)
    {
        switch (outcome)
        {
            case Answered answered:
                counters.Answer(answered.InputTokens ?? 0, answered.OutputTokens ?? 0);
                break;
            case Failed failed:
                counters.Fail(failed.Reason.ToFileName());
                break;
            default:
                counters.GiveUp();
                break;
        }
    }

    private static JournalReply ToReply(RequestKey key, PreparedGenerator generator, GenerationOutcome outcome)
    {
        var provider = generator.Description.Provider.ToString();
        if (outcome is Failed failed)
        {
            return new JournalReply
            {
                Key = key,
                Status = ReplyStatus.Failed,
                Provider = provider,
                Reason = failed.Reason.ToFileName(),
                LastError = failed.Error,
                Attempts = failed.Attempts,
                Duration = failed.Duration,
            };
        }

        var answered = (Answered)outcome;
        return new JournalReply
        {
            Key = key,
            Status = ReplyStatus.Answered,
            Provider = provider,
            Body = answered.Body,
            Attempts = answered.Attempts,
            Duration = answered.Duration,
            InputTokens = answered.InputTokens,
            OutputTokens = answered.OutputTokens,
            FinishReason = answered.FinishReason,
            Truncated = ModelReply.SaysCut(answered.FinishReason),
        };
    }
}
