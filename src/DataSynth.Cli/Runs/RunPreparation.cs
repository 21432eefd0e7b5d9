using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Console;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Runs;

/// <summary>Everything that is looked at before anything is asked: pipeline file, prompt, sources, licences, endpoints.</summary>
internal static class RunPreparation
{
    /// <summary>Prepares a run; what is wrong with the pipeline file goes to standard error.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="stop">Abandons the preparation.</param>
    /// <returns>The plan; null when the pipeline file is wrong or a licence is refused, which is exit code 2.</returns>
    /// <exception cref="CommandException">Something around the program does not work.</exception>
    /// <exception cref="SourceException">A source is missing or unreadable.</exception>
    public static async Task<RunPlan?> PrepareAsync(RunArguments arguments, CommandStreams streams, CancellationToken stop)
    {
        var reading = await PipelineLoader.LoadAsync(arguments.PipelinePath, streams, stop);
        if (reading.Pipeline is not { } pipeline)
            return null;

        var template = PromptLoader.Load(pipeline);
        var inputs = new List<InputFile>();
        foreach (var source in pipeline.Sources)
            inputs.AddRange(await TaskSources.HashAsync(source.Settings, stop));

        var generators = await GeneratorChecks.LookAsync(pipeline, streams.Time, stop);
        var refusals = GeneratorChecks.Refusals(generators);
        if (refusals.HasErrors)
        {
            await streams.Error.WriteAsync(DiagnosticRenderer.Render(reading.Source, refusals, streams.ErrorStyle));
            return null;
        }

        foreach (var generator in generators)
        {
            if (generator.Obstacle() is { } obstacle)
                throw CommandException.Environment(obstacle);
            foreach (var concern in generator.Concerns())
                await streams.Error.WriteLineAsync($"{streams.ErrorStyle.Yellow("warning")}: {concern}");
        }

        return new RunPlan(pipeline, arguments, generators, template, inputs);
    }
}
