using DataSynth.Generation.Licenses;
using DataSynth.Generation.Requests;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Lets a run that has nothing left to ask do without its servers: what an earlier run was told about a model stands in its journal.
/// Other pairs and splits can be made the next morning, when the machines are gone.
/// </summary>
internal static class EarlierGenerators
{
    /// <summary>Gives generators that do not answer the description that the journal has of them.</summary>
    /// <param name="generators">The generators as they were found.</param>
    /// <param name="allowed">The licences that the pipeline allows; what is recalled is put through the gate again.</param>
    /// <param name="runFolder">The run folder; it need not exist.</param>
    /// <param name="time">The clock of the journal.</param>
    /// <exception cref="JournalException">There is a journal, and it cannot be read.</exception>
    public static IReadOnlyList<GeneratorFindings> Recall(
        IReadOnlyList<GeneratorFindings> generators, IReadOnlyList<string> allowed, string runFolder, TimeProvider time)
    {
        if (!generators.Any(generator => generator.IsSilent))
            return generators;
        var recorded = Read(runFolder, time);
        return [.. generators.Select(generator => generator.IsSilent ? Recall(generator, allowed, recorded) : generator)];
    }

    private static GeneratorFindings Recall(
        GeneratorFindings generator, IReadOnlyList<string> allowed, IReadOnlyList<GeneratorDescription> recorded)
    {
        var settings = generator.Settings;
        var known = recorded.FirstOrDefault(one => one.Provider == settings.Provider && one.Model == settings.Model && one.Delivery == settings.Delivery);
        if (known is null)
            return generator;
        var decision = LicenseGate.Decide(allowed, settings with { License = settings.License ?? known.License }, evidence: null);
        return generator with { Recalled = known, License = decision };
    }

    private static IReadOnlyList<GeneratorDescription> Read(string runFolder, TimeProvider time)
    {
        try
        {
            using var reader = JournalReader.Open(runFolder, time);
            return [.. reader.ReadGenerators().Select(GeneratorRecord.Read)];
        }
        catch (JournalException exception) when (exception.Fault == JournalFault.Missing)
        {
            return [];
        }
    }
}
