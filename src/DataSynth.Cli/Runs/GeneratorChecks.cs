using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Generation.Inspection;
using DataSynth.Generation.Licenses;

namespace DataSynth.Cli.Runs;

/// <summary>Asks every endpoint what it serves and puts every generator through the licence gate. Asks for no data.</summary>
internal static class GeneratorChecks
{
    /// <summary>Looks at all generators of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="time">The clock of the time-outs.</param>
    /// <param name="cancellationToken">Abandons the questions.</param>
    /// <exception cref="Generation.GeneratorSetupException">An API key's variable is not set.</exception>
    public static async Task<IReadOnlyList<GeneratorFindings>> LookAsync(
        PipelineFile pipeline, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new List<GeneratorFindings>();
        foreach (var entry in pipeline.Generators)
            findings.Add(await LookAsync(entry, pipeline.Licenses, time, cancellationToken));
        return findings;
    }

    /// <summary>Looks at one generator.</summary>
    /// <param name="entry">Its entry in the pipeline file.</param>
    /// <param name="allowed">The licences that the pipeline allows.</param>
    /// <param name="time">The clock of the time-outs.</param>
    /// <param name="cancellationToken">Abandons the questions.</param>
    /// <exception cref="Generation.GeneratorSetupException">The API key's variable is not set.</exception>
    public static async Task<GeneratorFindings> LookAsync(
        GeneratorEntry entry, IReadOnlyList<string> allowed, TimeProvider time, CancellationToken cancellationToken)
    {
        using var inspector = new EndpointInspector(time);
        var endpoints = await inspector.InspectAsync(entry.Settings, cancellationToken);
        var evidence = endpoints.Select(endpoint => endpoint.Evidence).OfType<ModelEvidence>().DefaultIfEmpty();
        var decisions = evidence.Select(said => LicenseGate.Decide(allowed, entry.Settings, said)).ToArray();
        var strictest = decisions.FirstOrDefault(decision => decision.Verdict != LicenseVerdict.Accepted) ?? decisions[0];
        return new GeneratorFindings(entry, endpoints, strictest);
    }

    /// <summary>What the licence gate refuses, as findings of the pipeline file with the evidence and the line to add.</summary>
    /// <param name="findings">The generators.</param>
    public static DiagnosticBag Refusals(IEnumerable<GeneratorFindings> findings)
    {
        var bag = new DiagnosticBag();
        foreach (var generator in findings.Where(generator => generator.IsRefused))
            bag.Error(generator.Entry.Position, Describe(generator));
        return bag;
    }

    /// <summary>Why a generator is not accepted, with the evidence and the line to add.</summary>
    /// <param name="generator">The generator.</param>
    public static string Describe(GeneratorFindings generator)
    {
        var license = generator.License;
        var problem = license.Verdict == LicenseVerdict.Unknown
            ? $"the licence of {generator.Settings.Model} is not known"
            : $"{generator.Settings.Model} is under {license.License}, which licenses does not allow";
        var remedy = license.LineToAdd is null ? "" : $"; to change that, add: {license.LineToAdd}";
        return $"{problem} ({string.Join("; ", license.Evidence)}){remedy}";
    }
}
