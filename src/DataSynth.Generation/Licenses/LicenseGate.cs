using DataSynth.Generation.Requests;

namespace DataSynth.Generation.Licenses;

/// <summary>
/// Decides whether a generator's outputs may become training data. Everything that names a licence is heard: the user's declaration, the
/// weights' own identifier and text, the table of families, the base models. The strictest wins, and where nothing speaks the answer is
/// no. A declaration can fill a gap; it cannot overrule what the weights say of themselves.
/// </summary>
public static class LicenseGate
{
    /// <summary>Decides.</summary>
    /// <param name="allowed">Allowed licences, SPDX identifiers or <c>LicenseRef-…</c> names; empty means
    /// <see cref="LicenseNames.DefaultAllowed"/>.</param>
    /// <param name="settings">The generator.</param>
    /// <param name="evidence">What its server says of the model; null where servers say nothing, or none was asked.</param>
    public static LicenseDecision Decide(IReadOnlyList<string> allowed, GeneratorSettings settings, ModelEvidence? evidence)
    {
        if (settings.Provider == Provider.Perturb)
            return new LicenseDecision(LicenseVerdict.Accepted, null, ["perturb makes its answers from the ground truth, without a model"], null);

        var permitted = allowed.Count == 0 ? LicenseNames.DefaultAllowed : allowed;
        var notes = new List<string>();
        var findings = Findings(settings, evidence, notes);
        notes.InsertRange(0, findings.Select(finding => finding.Evidence));
        if (findings.Count == 0)
        {
            notes.Add($"no licence is known for {settings.Model}");
            return new LicenseDecision(LicenseVerdict.Unknown, null, notes, "license: SPDX-ID  # under the generator, after reading its model card");
        }

        var refused = findings.Find(finding => !LicenseNames.IsAllowed(finding.License, permitted));
        return refused is null
            ? new LicenseDecision(LicenseVerdict.Accepted, findings[0].License, notes, null)
            : new LicenseDecision(
                LicenseVerdict.Refused, refused.License, notes, $"licenses: [{string.Join(", ", permitted.Append(refused.License))}]");
    }

    private static List<LicenseFinding> Findings(GeneratorSettings settings, ModelEvidence? evidence, List<string> notes)
    {
        var findings = new List<LicenseFinding>();
        if (LicenseNames.Normalize(settings.License) is { } declared)
            findings.Add(new LicenseFinding(declared, $"the pipeline declares {declared}"));
        if (LicenseNames.Normalize(evidence?.LicenseId) is { } id)
            findings.Add(new LicenseFinding(id, $"the weights' file names {id} (general.license)"));
        AddText(evidence?.LicenseText, findings, notes);
        AddFamily(settings.Model, evidence?.ParameterSize, findings);
        foreach (var baseModel in evidence?.BaseModels ?? [])
        {
            if (ModelFamilies.Find(baseModel, null) is { } family)
                findings.Add(new LicenseFinding(family.License, $"its base model {baseModel} is under {family.License} ({family.Source})"));
        }

        if (IsHosted(settings.Model, evidence))
        {
            var host = evidence?.RemoteHost ?? "a cloud host";
            findings.Add(new LicenseFinding(LicenseNames.HostedService, $"the model runs at {host}, whose terms of service govern its outputs"));
        }

        return findings;
    }

    private static void AddText(string? text, List<LicenseFinding> findings, List<string> notes)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var recognized = LicenseText.Recognize(text);
        foreach (var license in recognized)
            findings.Add(new LicenseFinding(license, $"the licence text that the server shows is {license}"));
        if (recognized.Count == 0)
            notes.Add("the licence text that the server shows is none that is known here");
    }

    private static void AddFamily(string model, string? size, List<LicenseFinding> findings)
    {
        if (ModelFamilies.Find(model, size) is { } family)
            findings.Add(new LicenseFinding(family.License, $"models named like {model} are under {family.License} ({family.Source})"));
    }

    private static bool IsHosted(string model, ModelEvidence? evidence)
        => evidence?.RemoteHost is not null || model.EndsWith("-cloud", StringComparison.Ordinal) || model.EndsWith(":cloud", StringComparison.Ordinal);
}
