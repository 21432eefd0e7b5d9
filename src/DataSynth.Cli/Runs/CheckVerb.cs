using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.Generation;
using DataSynth.Generation.Inspection;
using DataSynth.Generation.Licenses;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>Looks at everything that a run needs and asks for no data; writes nothing but how replies are to be read.</summary>
internal static class CheckVerb
{
    /// <summary>Checks configuration, prompt, sources, endpoints and licences; says all that is wrong, not the first.</summary>
    /// <param name="pipelinePath">The pipeline file.</param>
    /// <param name="outputDirectory">The data set folder instead of the pipeline's, or null.</param>
    /// <param name="json">Whether the findings go to standard output as one JSON object.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(
        string pipelinePath, string? outputDirectory, bool json, CommandStreams streams, CancellationToken cancellationToken)
    {
        var reading = await PipelineLoader.LoadAsync(pipelinePath, streams, cancellationToken);
        var report = new CheckReport();
        if (reading.Pipeline is { } pipeline)
        {
            report.Pass("pipeline", $"{pipelinePath}: sources {pipeline.Sources.Count}, generators {pipeline.Generators.Count}");
            var folder = new RunFolder(outputDirectory ?? pipeline.DataSetDirectory);
            CheckFolder(folder, report);
            var template = CheckPrompt(pipeline, report);
            var probing = template is null ? null : new ToolProbing(pipeline.Seed, template, ProbedSyntaxes.Read(folder, template), report, streams.Time);
            foreach (var source in pipeline.Sources)
                await CheckSourceAsync(source.Settings, pipeline, report, cancellationToken);
            var generators = new List<GeneratorFindings>();
            foreach (var entry in pipeline.Generators)
            {
                if (await CheckGeneratorAsync(pipeline, entry, probing, report, streams, cancellationToken) is { } generator)
                    generators.Add(generator);
            }

            if (template is not null)
                await CheckPlanAsync(pipeline, template, generators, report, streams, cancellationToken);
        }
        else
        {
            foreach (var finding in reading.Diagnostics.Items.Where(finding => finding.Severity == DiagnosticSeverity.Error))
                report.Fail("pipeline", $"{pipelinePath}:{finding.Position?.Line}:{finding.Position?.Column}: {finding.Message}", ExitCodes.Usage);
        }

        await streams.WriteAsync(json ? report.ToJson() + "\n" : report.Render(streams.OutputStyle), cancellationToken);
        return report.ExitCode;
    }

    private static void CheckFolder(RunFolder folder, CheckReport report)
    {
        try
        {
            DatasetFolder.RequireReplaceable(folder.DataSetDirectory);
        }
        catch (ExportException exception)
        {
            report.Fail("folder", exception.Message, ExitCodes.Environment);
        }
    }

    private static PromptTemplate? CheckPrompt(PipelineFile pipeline, CheckReport report)
    {
        try
        {
            var template = PromptLoader.Load(pipeline);
            report.Pass("prompt", pipeline.Prompt ?? "the built-in one");
            return template;
        }
        catch (PromptException exception)
        {
            report.Fail("prompt", exception.Message, ExitCodes.Usage);
        }
        catch (CommandException exception)
        {
            report.Fail("prompt", exception.Message, exception.ExitCode);
        }

        return null;
    }

    private static async Task CheckSourceAsync(
        SourceSettings source, PipelineFile pipeline, CheckReport report, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("datasynth-check-");
        try
        {
            var counts = await SourceCounts.CountAsync(source, pipeline.DoorMode, pipeline.Seed, scratch.FullName, cancellationToken);
            var leftOut = counts.LeftOut == 0 ? "" : $", {NumberText.Count(counts.LeftOut)} of {NumberText.Count(counts.Records)} records left out";
            var marked = counts.Marked == 0 ? "" : $", {NumberText.Count(counts.Marked)} of them marked: their right calls contradict their tools";
            var summary = $"{source.Path}: {NumberText.Count(counts.Tasks)} tasks{marked}{leftOut}, licence {counts.LicenseText}";
            if (counts.Quarantined == 0)
                report.Pass("source", summary);
            else
                report.Warn("source", $"{summary}; {NumberText.Count(counts.Quarantined)} records would be quarantined, the first at line {counts.FirstProblem!.Line}: {counts.FirstProblem.Reason}");
            if (counts.Restrictions is { } restrictions)
                report.Warn("source", $"{source.Path}: {restrictions}, which binds every data set made from it; the card says so");
            if (counts.Tasks == 0)
                report.Fail("source", $"{source.Path}: no task in it", ExitCodes.Environment);
        }
        catch (SourceException exception)
        {
            report.Fail("source", exception.Message, ExitCodes.Environment);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task CheckPlanAsync(
        PipelineFile pipeline,
        PromptTemplate template,
        IReadOnlyList<GeneratorFindings> generators,
        CheckReport report,
        CommandStreams streams,
        CancellationToken cancellationToken)
    {
        try
        {
            await PlanCheck.CheckAsync(pipeline, template, generators, report, streams.Time, cancellationToken);
        }
        catch (PromptException exception)
        {
            report.Fail("prompt", exception.Message, ExitCodes.Usage);
        }
        catch (SourceException)
        {
            // Said already where the source was looked at.
        }
    }

    private static async Task<GeneratorFindings?> CheckGeneratorAsync(
        PipelineFile pipeline,
        GeneratorEntry entry,
        ToolProbing? probing,
        CheckReport report,
        CommandStreams streams,
        CancellationToken cancellationToken)
    {
        GeneratorFindings generator;
        try
        {
            generator = await GeneratorChecks.LookAsync(entry, pipeline.Licenses, streams.Time, cancellationToken);
        }
        catch (GeneratorSetupException exception)
        {
            report.Fail("generator", $"{entry.Settings.Model}: {exception.Message}", ExitCodes.Environment);
            return null;
        }

        foreach (var endpoint in generator.Endpoints.Where(endpoint => endpoint.Status == InspectionStatus.Ready))
            report.Pass("endpoint", $"{endpoint.Endpoint} serves {generator.Settings.Model}{Details(endpoint.Model)}");
        if (generator.Obstacle() is { } obstacle)
        {
            report.Fail("endpoint", obstacle, ExitCodes.Environment);
        }
        else
        {
            foreach (var concern in generator.Concerns())
                report.Warn("endpoint", concern);
            if (generator.Settings.Provider != Provider.Perturb && probing is not null)
                await probing.ProbeAsync(generator, cancellationToken);
        }

        var license = generator.License;
        if (license.Verdict == LicenseVerdict.Accepted)
            report.Pass("licence", $"{generator.Describe().Name}: {license.License ?? "none needed"} ({string.Join("; ", license.Evidence)})");
        else if (generator.IsRefused)
            report.Fail("licence", GeneratorChecks.Describe(generator), ExitCodes.Usage);
        else
            report.Warn("licence", $"{generator.Settings.Model}: not known while no endpoint answers");
        return generator;
    }

    private static string Details(ServedModel? model)
    {
        string?[] details = [model?.ParameterSize, model?.Quantization, model?.Digest is { } digest ? $"digest {digest[..Math.Min(12, digest.Length)]}" : null];
        var known = string.Join(", ", details.OfType<string>());
        return known.Length == 0 ? "" : $" ({known})";
    }
}
