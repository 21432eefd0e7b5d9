using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Sources;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
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
            var obfuscator = plan.Obfuscator;
            await foreach (var task in FirstTasksAsync(plan, count, cancellationToken))
            {
                foreach (var form in TaskForm.Of(task.Task, obfuscator))
                {
                    var previews = new List<CandidatePreview>();
                    foreach (var generator in generators)
                        previews.Add(await AskAsync(generator, form, plan, cancellationToken));
                    if (json)
                        tasks.Add(PreviewText.ToJson(form, previews));
                    else
                        await streams.WriteAsync(PreviewText.Render(form, previews, streams.OutputStyle), cancellationToken);
                }
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
        PreparedGenerator generator, TaskForm form, RunPlan plan, CancellationToken cancellationToken)
    {
        var requests = generator.RequestsFor(form.Task, form.Variant);
        var preview = new CandidatePreview(generator.Description.Name, requests.Samples[0])
        {
            Prompt = generator.Description.Provider == Provider.Perturb ? null : PromptPreview.Of(requests, generator),
        };
        var outcome = await generator.Generator.GenerateAsync(requests.Samples[0], cancellationToken);
        if (outcome is not Answered answered)
            return preview with { Error = Describe((Failed)outcome) };
        if (!ReplyReader.TryRead(answered.Body.Span, generator.Description, form.Task.Tools, out var read, out var problem))
            return preview with { Error = problem };

        var output = read.Parse(form.Task.Tools, plan.Pipeline.Parsing with { Format = generator.Description.Syntax, IsFormatFound = generator.Description.IsSyntaxFound });
        var verdict = new TaskLabeller(form.Task, plan.Labels).Label(output, read.Reply.FinishReason);
        return preview with { RawOutput = read.RawOutput, Output = output, Verdict = verdict };
    }

    private static string Describe(Failed failed) => $"{failed.Reason.ToFileName()}: {failed.Error}";
}
