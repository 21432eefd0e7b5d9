using DataSynth.Datasets.Obfuscation;
using DataSynth.Journal;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>Writes down what the settings ask for: every task with every generator and sample, in order.</summary>
internal static class Planning
{
    /// <summary>Writes the plan of a run into its journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="intake">The tasks.</param>
    /// <param name="obfuscator">What makes obfuscated variants; null for none.</param>
    /// <param name="renamed">Takes what is renamed in each.</param>
    /// <param name="generators">The generators, in the order of the pipeline.</param>
    /// <param name="findings">Takes what is noticed.</param>
    /// <param name="stop">Ends the planning; the plan then stays unfinished, and the next run writes it again.</param>
    /// <exception cref="OperationCanceledException">The planning was ended.</exception>
    public static async Task WriteAsync(
        RunJournal journal,
        TaskIntake intake,
        Obfuscator? obfuscator,
        JsonLinesFile renamed,
        IReadOnlyList<PreparedGenerator> generators,
        PlanFindings findings,
        CancellationToken stop)
    {
        var plan = await journal.BeginPlanAsync([.. generators.Select(generator => GeneratorRecord.Of(generator.Description))], stop);
        await foreach (var item in intake.ReadAsync(stop))
        {
            stop.ThrowIfCancellationRequested();

            // The variants of a task stand side by side: the export takes all candidates of a source task together.
            foreach (var form in TaskForm.Of(item.Task, obfuscator))
            {
                findings.Add(form);
                if (form.Obfuscated is { } variant)
                    renamed.Write([new("task_id", new JsonString(form.Task.Id)), .. ObfuscatedTaskJson.ToJson(variant.Map).Members]);
                var task = await plan.AddTaskAsync(new JournalTask(form.Task.Id, form.Variant, $"{item.File}:{item.Line}", form.Text), stop);
                await AddRequestsAsync(plan, task, form, generators, findings, stop);
            }
        }

        await plan.CompleteAsync(stop);
    }

    private static async Task AddRequestsAsync(
        PlanWriter plan, long task, TaskForm form, IReadOnlyList<PreparedGenerator> generators, PlanFindings findings, CancellationToken stop)
    {
        for (var index = 0; index < generators.Count; index++)
        {
            var requests = generators[index].RequestsFor(form.Task, form.Variant);
            findings.Add(index, form, requests);
            foreach (var request in requests.Samples)
            {
                await plan.AddAsync(
                    new PlanEntry(task, index, request.SampleIndex, RequestKey.Parse(request.Key))
                    {
                        Seed = request.Sampling.Seed,
                        Temperature = request.Sampling.Temperature,
                        PromptHash = requests.PromptHash,
                    },
                    stop);
            }
        }
    }
}
