using DataSynth.Datasets.Tasks;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>Writes down what the settings ask for: every task with every generator and sample, in order.</summary>
internal static class Planning
{
    /// <summary>The variant of a task as its source has it.</summary>
    public const string PlainVariant = "plain";

    /// <summary>Writes the plan of a run into its journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="intake">The tasks.</param>
    /// <param name="generators">The generators, in the order of the pipeline.</param>
    /// <param name="stop">Ends the planning; the plan then stays unfinished, and the next run writes it again.</param>
    /// <exception cref="OperationCanceledException">The planning was ended.</exception>
    public static async Task WriteAsync(
        RunJournal journal, TaskIntake intake, IReadOnlyList<PreparedGenerator> generators, CancellationToken stop)
    {
        var plan = await journal.BeginPlanAsync([.. generators.Select(generator => GeneratorRecord.Of(generator.Description))], stop);
        await foreach (var item in intake.ReadAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            var task = await plan.AddTaskAsync(
                new JournalTask(item.Task.Id, PlainVariant, $"{item.File}:{item.Line}", TaskJson.Write(item.Task)), stop);
            for (var index = 0; index < generators.Count; index++)
            {
                var requests = generators[index].RequestsFor(item.Task, PlainVariant);
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

        await plan.CompleteAsync(stop);
    }
}
