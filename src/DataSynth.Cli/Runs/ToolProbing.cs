using DataSynth.Cli.Commands;
using DataSynth.Datasets.Prompts;
using DataSynth.Generation.Inspection;
using DataSynth.Generation.Probing;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Runs;

/// <summary>Asks each model the one question with a tool, says what came of it, and stores how its replies are to be read.</summary>
/// <param name="seed">The pipeline's seed.</param>
/// <param name="template">The prompt template.</param>
/// <param name="syntaxes">Where runs look for what was found.</param>
/// <param name="report">Where the findings go.</param>
/// <param name="time">The clock of the time-outs.</param>
internal sealed class ToolProbing(long seed, PromptTemplate template, ProbedSyntaxes syntaxes, CheckReport report, TimeProvider time)
{
    private const string Subject = "tools";

    /// <summary>Asks one model, at each endpoint that has it: servers of the same model may treat its calls differently.</summary>
    /// <param name="generator">A generator that can be asked.</param>
    /// <param name="cancellationToken">Abandons the questions.</param>
    public async Task ProbeAsync(GeneratorFindings generator, CancellationToken cancellationToken)
    {
        foreach (var (uri, endpoint) in generator.Settings.Endpoints.Zip(generator.Endpoints).DistinctBy(pair => pair.Second.Endpoint))
        {
            if (endpoint.Status != InspectionStatus.Ready)
                continue;
            var entry = generator.Entry with { Settings = generator.Settings with { Endpoints = [uri] } };
            await ProbeAsync(
                generator with { Entry = entry, Endpoints = [endpoint] },
                endpoint.Endpoint,
                generator.Endpoints.Count > 1 ? $"{generator.Settings.Model} at {ProbedSyntax.HostOf(endpoint.Endpoint)}" : generator.Settings.Model,
                cancellationToken);
        }
    }

    private async Task ProbeAsync(GeneratorFindings generator, string address, string name, CancellationToken cancellationToken)
    {
        var probe = await AskAsync(generator, cancellationToken);
        var advice = string.Concat(Stored(generator, address, probe), AdviceOn(generator.Settings, probe));
        var detail = $"{name}: {probe.Detail}{advice}";
        if (generator.Settings.Delivery == ToolDelivery.Prompt && probe.Syntax is { } found && !template.Syntax.IsWrittenIn(found))
            detail += $"; the prompt asks for {template.Syntax.Name}, and what the model writes by itself is read all the same";
        if (Contradicts(generator.Settings, probe))
            report.Warn(Subject, detail);
        else if (probe.Finding is ToolProbeFinding.ServerParsed or ToolProbeFinding.CallAsText)
            report.Pass(Subject, detail);
        else if (probe.Finding == ToolProbeFinding.ToolsRefused)
            report.Fail(Subject, detail, ExitCodes.Environment);
        else
            report.Warn(Subject, detail);
    }

    private async Task<ToolProbeReport> AskAsync(GeneratorFindings findings, CancellationToken cancellationToken)
    {
        using var pool = new EndpointPool(time, patience: TimeSpan.Zero);
        using var generator = findings.SetUp(seed, template, pool);
        var request = generator.RequestsFor(ToolProbe.Task, VariantNames.Plain).Samples[0];
        return ToolProbe.Read(await generator.Generator.GenerateAsync(request, cancellationToken), findings.Describe());
    }

    /// <summary>Stores what was found unless the pipeline says it. A question that no call came of says nothing, so what is known stays.</summary>
    private string Stored(GeneratorFindings generator, string address, ToolProbeReport probe)
    {
        if (generator.Settings.Syntax is not null)
            return "";
        var description = generator.Describe();
        var before = syntaxes.Of(description, address);
        if (probe.Finding is not (ToolProbeFinding.ServerParsed or ToolProbeFinding.CallAsText))
            return before is null ? "" : $"; what an earlier check found, syntax {before.Syntax}, stays in {syntaxes.Path}";
        try
        {
            syntaxes.Set(description, address, probe.Syntax);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Warn(Subject, $"{generator.Settings.Model}: what was found cannot be stored for runs: {exception.Message}");
            return probe.Syntax is null ? "" : $"; to read replies by it, add syntax: {probe.Syntax}";
        }

        var change = before is null || before.Syntax == probe.Syntax ? "" : $" in the place of {before.Syntax}";
        return probe.Syntax is not null
            ? $"; stored in {syntaxes.Path}{change}, so runs read its replies by it first (add syntax: NAME or syntax: auto to have it otherwise)"
            : before is null ? "" : $"; syntax {before.Syntax}, which an earlier check found, was taken out of {syntaxes.Path}";
    }

    private static bool Contradicts(GeneratorSettings settings, ToolProbeReport probe)
        => settings.Syntax is { } said and not GeneratorSettings.AnySyntax && probe.Syntax is { } seen && seen != said;

    private static string? AdviceOn(GeneratorSettings settings, ToolProbeReport probe)
    {
        if (Contradicts(settings, probe))
            return $"; the pipeline says syntax: {settings.Syntax}; change it to syntax: {probe.Syntax} or remove it";
        return probe.Advice is null ? null : $"; {probe.Advice}";
    }
}
