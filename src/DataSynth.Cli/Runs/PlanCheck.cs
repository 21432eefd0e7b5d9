using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Runs;

/// <summary>Makes the requests of every task, sends none, and says what would be noticed: old names in obfuscated tasks, and prompts that
/// are too long for a model's context.</summary>
internal static class PlanCheck
{
    /// <summary>Checks what a pipeline would ask.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="template">Its prompt template.</param>
    /// <param name="generators">The generators that could be looked at.</param>
    /// <param name="report">Takes the findings.</param>
    /// <param name="time">The clock of the generators.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    /// <exception cref="PromptException">The template cannot be rendered for a task.</exception>
    public static async Task CheckAsync(
        PipelineFile pipeline,
        PromptTemplate template,
        IReadOnlyList<GeneratorFindings> generators,
        CheckReport report,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var obfuscator = pipeline.Obfuscation is { } settings ? new Obfuscator(settings, pipeline.Seed) : null;
        using var pool = new EndpointPool(time, patience: TimeSpan.Zero);
        PreparedGenerator[] prepared =
            [.. generators.Where(generator => generator.Room is not null).Select(generator => generator.SetUp(pipeline.Seed, template, pool))];
        try
        {
            if (obfuscator is null && prepared.Length == 0)
                return;
            var findings = new PlanFindings(prepared);
            await LookAsync(pipeline, obfuscator, prepared, findings, cancellationToken);
            Report(obfuscator, findings, report);
        }
        finally
        {
            foreach (var generator in prepared)
                generator.Dispose();
        }
    }

    private static async Task LookAsync(
        PipelineFile pipeline, Obfuscator? obfuscator, PreparedGenerator[] prepared, PlanFindings findings, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("datasynth-check-");
        try
        {
            var reader = new TaskReader(
                [.. pipeline.Sources.Select(source => source.Settings)], pipeline.DoorMode, new SourceLimits(), scratch.FullName)
            {
                Seed = pipeline.Seed,
            };
            await foreach (var item in reader.ReadAsync(cancellationToken))
            {
                if (item is not SourceTask task)
                    continue;
                foreach (var form in TaskForm.Of(task.Task, obfuscator))
                {
                    findings.Add(form);
                    for (var index = 0; index < prepared.Length; index++)
                        findings.Add(index, form, prepared[index].RequestsFor(form.Task, form.Variant));
                }
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Report(Obfuscator? obfuscator, PlanFindings findings, CheckReport report)
    {
        if (obfuscator is not null)
        {
            var sentence = LeakText.Describe(findings.Variants, findings.LeakingVariants, findings.Leaks);
            if (findings.LeakingVariants > 0)
                report.Warn("obfuscate", sentence);
            else
                report.Pass("obfuscate", sentence);
        }

        foreach (var fit in findings.Fits)
        {
            if (fit.TooLong > 0)
                report.Warn("prompts", fit.Describe());
            else
                report.Pass("prompts", $"{fit.Model}: at most {NumberText.Count(fit.Longest)} tokens by a careful estimate, {NumberText.Count(fit.Room ?? 0)} fit");
        }
    }
}
