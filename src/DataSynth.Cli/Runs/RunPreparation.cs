using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>Everything that is looked at before anything is asked: pipeline file, prompt, sources, licences, endpoints.</summary>
internal static class RunPreparation
{
    /// <summary>Prepares a run; what is wrong with the pipeline file goes to standard error, and with <c>--json</c> to standard output too.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="stop">Abandons the preparation.</param>
    /// <returns>The plan; null when the pipeline file is wrong or a licence is refused, which is exit code 2.</returns>
    /// <exception cref="CommandException">Something around the program does not work.</exception>
    /// <exception cref="ExportException">The data set folder holds something that is not ours.</exception>
    /// <exception cref="SourceException">A source is missing or unreadable.</exception>
    public static async Task<RunPlan?> PrepareAsync(RunArguments arguments, CommandStreams streams, CancellationToken stop)
    {
        var reading = await PipelineLoader.LoadAsync(arguments.PipelinePath, streams, stop);
        if (reading.Pipeline is not { } pipeline)
            return await RefuseAsync(reading.Diagnostics, arguments, streams);

        var folder = new RunFolder(arguments.OutputDirectory ?? pipeline.DataSetDirectory);
        DatasetFolder.RequireReplaceable(folder.DataSetDirectory);
        var template = PromptLoader.Load(pipeline);
        var inputs = new List<InputFile>();
        foreach (var source in pipeline.Sources)
            inputs.AddRange(await TaskSources.HashAsync(source.Settings, stop));

        var found = await GeneratorChecks.LookAsync(pipeline, streams.Time, stop);
        var recalled = EarlierGenerators.Recall(found, pipeline.Licenses, folder.Directory, streams.Time);
        var generators = SyntaxesFor(pipeline, folder, template).ApplyTo(recalled, sentence => streams.Error.WriteLine(sentence));
        var refusals = GeneratorChecks.Refusals(generators);
        if (refusals.HasErrors)
        {
            await streams.Error.WriteAsync(DiagnosticRenderer.Render(reading.Source, refusals, streams.ErrorStyle));
            return await RefuseAsync(refusals, arguments, streams);
        }

        foreach (var generator in generators)
        {
            if (generator.Recalled is null && generator.Obstacle() is { } obstacle)
                throw CommandException.Environment(obstacle);
            foreach (var concern in generator.Concerns())
                await streams.Error.WriteLineAsync($"{streams.ErrorStyle.Yellow("warning")}: {concern}");
        }

        return new RunPlan(pipeline, reading.Source.Text, arguments, folder, generators, template, inputs);
    }

    /// <summary>What check found, in the run's own folder or else in the one that the pipeline names, since check knows no other.</summary>
    private static ProbedSyntaxes SyntaxesFor(PipelineFile pipeline, RunFolder folder, PromptTemplate template)
        => ProbedSyntaxes.Read(File.Exists(folder.SyntaxesFile) ? folder : new RunFolder(pipeline.DataSetDirectory), template);

    private static async Task<RunPlan?> RefuseAsync(DiagnosticBag findings, RunArguments arguments, CommandStreams streams)
    {
        if (arguments.Json)
        {
            var answer = new JsonObject([new("errors", DiagnosticJson.Of(arguments.PipelinePath, findings.Items))]);
            await streams.WriteAsync(answer + "\n", CancellationToken.None);
        }

        return null;
    }
}
