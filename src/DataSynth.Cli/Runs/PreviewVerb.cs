using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Sources;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Scheduling;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>Takes a few tasks through everything and shows them.</summary>
internal static class PreviewVerb
{
    /// <summary>Asks every generator once for a few tasks; writes no files.</summary>
    /// <param name="pipelinePath">The pipeline file.</param>
    /// <param name="count">How many tasks.</param>
    /// <param name="json">Whether the result goes to standard output as one JSON object.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(string pipelinePath, int count, bool json, CommandStreams streams, CancellationToken cancellationToken)
    {
        var arguments = new RunArguments(pipelinePath, count, OutputDirectory: null, Json: json, RetryFailed: false, OnlyTruncated: false, Verbose: false);
        var plan = await RunPreparation.PrepareAsync(arguments, streams, cancellationToken);
        if (plan is null)
            return ExitCodes.Usage;

        using var pool = new EndpointPool(streams.Time, patience: TimeSpan.Zero);
        var generators = plan.Generators.Select(findings => findings.SetUp(plan.Pipeline.Seed, plan.Template, pool)).ToArray();
        try
        {
            var tasks = new List<JsonObject>();
            await foreach (var task in FirstTasksAsync(plan, count, cancellationToken))
            {
                var previews = new List<CandidatePreview>();
                foreach (var generator in generators)
                    previews.Add(await AskAsync(generator, task, plan, cancellationToken));
                if (json)
                    tasks.Add(PreviewText.ToJson(task.Task, previews));
                else
                    await streams.WriteAsync(PreviewText.Render(task.Task, previews, streams.OutputStyle), cancellationToken);
            }

            if (json)
                await streams.WriteAsync(new JsonObject([new("tasks", new JsonArray(tasks))]) + "\n", cancellationToken);
            return ExitCodes.Done;
        }
        finally
        {
            foreach (var generator in generators)
                generator.Dispose();
        }
    }

    private static async IAsyncEnumerable<SourceTask> FirstTasksAsync(
        RunPlan plan, int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("datasynth-preview-");
        try
        {
            await foreach (var item in plan.TasksWithScratch(scratch.FullName).ReadAsync(cancellationToken))
            {
                if (item is not SourceTask task)
                    continue;
                yield return task;
                if (--count <= 0)
                    yield break;
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<CandidatePreview> AskAsync(
        PreparedGenerator generator, SourceTask task, RunPlan plan, CancellationToken cancellationToken)
    {
        var request = generator.RequestsFor(task.Task, Planning.PlainVariant).Samples[0];
        var outcome = await generator.Generator.GenerateAsync(request, cancellationToken);
        if (outcome is not Answered answered)
            return CandidatePreview.Failed(generator.Description.Name, request, (Failed)outcome);
        if (!ReplyReader.TryRead(answered.Body.Span, generator.Description, task.Task.Tools, out var read, out var problem))
            return CandidatePreview.Unreadable(generator.Description.Name, request, problem);

        var output = read.Parse(task.Task.Tools, plan.Pipeline.Parsing with { Format = generator.Description.Syntax });
        var verdict = new TaskLabeller(task.Task, plan.Labels).Label(output, read.Reply.FinishReason);
        return new CandidatePreview(generator.Description.Name, request, read.RawOutput, output, verdict, Error: null);
    }
}
