using System.Text.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// What the journal keeps of a plan that was written to its end, so that the next start need not write it again: what it was made from, and
/// what was noticed on the way.
/// </summary>
/// <param name="Identity">What it was made from, as <see cref="PlanIdentity"/> has it.</param>
/// <param name="Quarantine">SHA-256 of <c>quarantine.jsonl</c>, which was written with it.</param>
/// <param name="Obfuscation">SHA-256 of <c>obfuscation.jsonl</c>, which was written with it.</param>
/// <param name="Intake">What the sources gave.</param>
/// <param name="Findings">What was noticed while tasks became requests.</param>
internal sealed record PlanRecord(string Identity, string Quarantine, string Obfuscation, IntakeCounts Intake, FindingCounts Findings)
{
    /// <summary>The record as the journal keeps it.</summary>
    public string Write() => JsonSerializer.Serialize(this, PlanRecordJson.Default.PlanRecord);

    /// <summary>Reads a record back.</summary>
    /// <param name="text">What the journal has.</param>
    /// <returns>Null for no record, and for one of another shape.</returns>
    public static PlanRecord? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, PlanRecordJson.Default.PlanRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
