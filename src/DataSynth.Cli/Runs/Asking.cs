using DataSynth.Cli.Console.Progress;
using DataSynth.Generation.Outcomes;
using DataSynth.Journal;
using DataSynth.Pipeline;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>Asks what the plan wants and the journal lacks: every generator on its own lane, each place taken until the reply is durable.</summary>
/// <param name="journal">The journal.</param>
/// <param name="generators">The generators, in the order of the plan.</param>
/// <param name="progress">Where to count.</param>
/// <param name="log">Where failed requests are told.</param>
/// <param name="failures">What stops a run that mostly fails; null where nothing does.</param>
internal sealed class Asking(
    RunJournal journal, IReadOnlyList<PreparedGenerator> generators, RunProgress progress, RunLog log, FailureWatch? failures)
{
    /// <summary>Asks until nothing is left.</summary>
    /// <param name="selection">Which requests.</param>
    /// <param name="stop">Takes no new request; what is under way is finished and recorded.</param>
    /// <param name="abort">Gives up what is under way.</param>
    public Task RunAsync(PendingSelection selection, CancellationToken stop, CancellationToken abort)
        => StagedPipeline
            .Merge("answers", generators.Select((_, index) => Lane(index, selection)))
            .Into("count", static (_, _) => ValueTask.CompletedTask)
            .RunAsync(stop, abort);

    private PipelineSegment<GenerationOutcome> Lane(int index, PendingSelection selection)
    {
        var generator = generators[index];
        var rebuilt = new RequestRebuilder(generator);
        return StagedPipeline
            .From($"{generator.Description.Name}: plan", journal.Reader.ReadPending(selection, index))
            .Transform(
                generator.Description.Name,
                generator.Generator.Concurrency,
                (planned, cancellation) => AskAsync(generator, rebuilt, planned, progress.Models[index], cancellation));
    }

    private async ValueTask<GenerationOutcome> AskAsync(
        PreparedGenerator generator,
        RequestRebuilder rebuilder,
        PlannedRequest planned,
        ModelProgress counters,
        CancellationToken cancellation)
    {
        var request = rebuilder.Rebuild(planned);
        counters.Start();
        try
        {
            var outcome = await generator.Generator.GenerateAsync(request, cancellation);
            await journal.AppendAsync(ToReply(planned.Entry.Key, generator, outcome), cancellation);
            Count(outcome, counters);
            if (outcome is Failed failed)
                log.RequestFailed(generator.Description.Name, request.Key, failed.Reason.ToFileName(), failed.Attempts, failed.Error);
            failures?.Add(outcome is Failed);
            return outcome;
        }
        catch
        {
            counters.GiveUp();
            throw;
        }
    }

    private static void Count(GenerationOutcome outcome, ModelProgress counters)
    {
        if (outcome is Answered answered)
            counters.Answer(answered.InputTokens ?? 0, answered.OutputTokens ?? 0);
        else
            counters.Fail(((Failed)outcome).Reason.ToFileName());
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
