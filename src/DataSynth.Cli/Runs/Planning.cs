using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Sources;
using DataSynth.Journal;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Writes down what the settings ask for: every task with every generator and sample, in order. A plan that the journal has as a whole, made
/// from the same things, stands as it is.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="plan">What to plan.</param>
/// <param name="generators">The generators, in the order of the pipeline.</param>
/// <param name="intake">Takes the tasks.</param>
/// <param name="findings">Takes what is noticed.</param>
internal sealed class Planning(
    RunJournal journal, RunPlan plan, IReadOnlyList<PreparedGenerator> generators, TaskIntake intake, PlanFindings findings)
{
    private readonly string _identity = PlanIdentity.Of(plan);

    /// <summary>Takes the plan that stands, with all that is known of it; reads no source.</summary>
    /// <param name="stop">Ends the comparing.</param>
    /// <returns>False where there is none, it is not whole, or anything that it was made from or that belongs to it differs; then nothing is
    /// taken.</returns>
    public async Task<bool> TryRecallAsync(CancellationToken stop)
    {
        if (PlanRecord.Read(journal.Reader.ReadPlanRecord()) is not { } record
            || record.Identity != _identity
            || record.Findings.Fits.Count != generators.Count
            || await HashAsync(plan.Folder.QuarantineFile, stop) != record.Quarantine
            || await HashAsync(plan.Folder.ObfuscationFile, stop) != record.Obfuscation)
        {
            return false;
        }

        intake.Counts = record.Intake;
        findings.Counts = record.Findings;
        return true;
    }

    /// <summary>Writes the plan and the lists that belong to it.</summary>
    /// <param name="stop">Ends the planning; the plan then stays unfinished, and the next run writes it again.</param>
    /// <exception cref="OperationCanceledException">The planning was ended.</exception>
    public async Task WriteAsync(CancellationToken stop)
    {
        using var quarantine = new JsonLinesFile(plan.Folder.QuarantineFile);
        using var renamed = new JsonLinesFile(plan.Folder.ObfuscationFile);
        var writer = await journal.BeginPlanAsync([.. generators.Select(generator => GeneratorRecord.Of(generator.Description))], stop);
        await foreach (var item in intake.ReadAsync(quarantine, stop))
        {
            stop.ThrowIfCancellationRequested();

            // The variants of a task stand side by side: the export takes all candidates of a source task together.
            foreach (var form in TaskForm.Of(item.Task, plan.Obfuscator))
            {
                findings.Add(form);
                if (form.Obfuscated is { } variant)
                    renamed.Write([new("task_id", new JsonString(form.Task.Id)), .. ObfuscatedTaskJson.ToJson(variant.Map).Members]);
                var task = await writer.AddTaskAsync(new JournalTask(form.Task.Id, form.Variant, $"{item.File}:{item.Line}", form.Text), stop);
                await AddRequestsAsync(writer, task, form, stop);
            }
        }

        // The lists first: a plan that is whole has its lists.
        renamed.Complete();
        quarantine.Complete();
        await writer.CompleteAsync(await RecordAsync(stop), stop);
    }

    private async Task AddRequestsAsync(PlanWriter writer, long task, TaskForm form, CancellationToken stop)
    {
        for (var index = 0; index < generators.Count; index++)
        {
            var requests = generators[index].RequestsFor(form.Task, form.Variant);
            findings.Add(index, form, requests);
            foreach (var request in requests.Samples)
            {
                await writer.AddAsync(
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

    /// <summary>What the next start compares itself with; null where a source was written meanwhile, so that its hash is not that of what was
    /// read.</summary>
    private async Task<string?> RecordAsync(CancellationToken stop)
    {
        foreach (var input in plan.Inputs)
        {
            if (input.Path is null || await HashAsync(input.Path, stop) != input.Sha256)
                return null;
        }

        return await HashAsync(plan.Folder.QuarantineFile, stop) is { } quarantine && await HashAsync(plan.Folder.ObfuscationFile, stop) is { } renamed
            ? new PlanRecord(_identity, quarantine, renamed, intake.Counts, findings.Counts).Write()
            : null;
    }

    private static async Task<string?> HashAsync(string file, CancellationToken stop)
        => File.Exists(file) ? (await InputFile.HashAsync(file, stop)).Sha256 : null;
}
