using DataSynth.Generation.Requests;

namespace DataSynth.Generation.Licenses;

/// <summary>
/// Decides whether a generator's outputs may become training data. Everything that names a licence is heard: the user's declaration, the
/// weights' own identifier and text, the table of families, the base models. The strictest wins. Names can only speak against a model,
/// since anybody can serve anything under any name: without a declaration, an identifier or a text the answer is no. A declaration fills
/// a gap; it does not overrule what is known.
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
            return new LicenseDecision(LicenseVerdict.Accepted, null, ["perturb answers from the ground truth, without a model"], null);

        var permitted = allowed.Count == 0 ? LicenseNames.DefaultAllowed : allowed;
        var notes = new List<string>();
        var findings = Findings(settings, evidence, notes);
        notes.InsertRange(0, findings.Select(finding => finding.Evidence));

        var refused = NotAllowed(findings, permitted);
        if (refused.Count > 0)
        {
            var line = $"licenses: [{string.Join(", ", permitted.Concat(refused))}]";
            return new LicenseDecision(LicenseVerdict.Refused, string.Join(" AND ", refused), notes, line);
        }

        if (!findings.Exists(finding => finding.IsAboutTheWeights))
        {
            notes.Add($"neither the pipeline nor the server says under which licence {settings.Model} is");
            var likely = findings.Count > 0 ? findings[0].License : "SPDX-ID";
            var line = $"license: {likely}  # under the generator, after reading the model's card";
            return new LicenseDecision(LicenseVerdict.Unknown, null, notes, line);
        }

        var binding = NotAllowed(findings, LicenseNames.DefaultAllowed);
        var license = binding.Count > 0 ? string.Join(" AND ", binding) : findings[0].License;
        return new LicenseDecision(LicenseVerdict.Accepted, license, notes, null);
    }

    private static List<string> NotAllowed(List<LicenseFinding> findings, IReadOnlyList<string> allowed)
        => [.. findings.Select(finding => finding.License).Where(license => !LicenseNames.IsAllowed(license, allowed)).Distinct()];

    private static List<LicenseFinding> Findings(GeneratorSettings settings, ModelEvidence? evidence, List<string> notes)
    {
        var findings = new List<LicenseFinding>();
        if (LicenseNames.Normalize(settings.License) is { } declared)
            findings.Add(new LicenseFinding(declared, $"the pipeline declares {declared}", IsAboutTheWeights: true));
        if (LicenseNames.Normalize(evidence?.LicenseId) is { } id)
            findings.Add(new LicenseFinding(id, $"the weights' file names {id} (general.license)", IsAboutTheWeights: true));
        AddText(evidence?.LicenseText, findings, notes);
        AddFamily(settings.Model, evidence?.ParameterSize, findings);
        foreach (var baseModel in evidence?.BaseModels ?? [])
        {
            if (ModelFamilies.Find(baseModel, null) is not { } family)
                continue;
            var sentence = $"its base model {baseModel} is under {family.License} ({family.Source})";
            findings.Add(new LicenseFinding(family.License, sentence, IsAboutTheWeights: false));
        }

        if (IsHosted(settings.Model, evidence))
        {
            var host = evidence?.RemoteHost ?? "a cloud host";
            var sentence = $"the model runs at {host}, whose terms of service govern its outputs";
            findings.Add(new LicenseFinding(LicenseNames.HostedService, sentence, IsAboutTheWeights: true));
        }

        return findings;
    }

    private static void AddText(string? text, List<LicenseFinding> findings, List<string> notes)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var recognized = LicenseText.Recognize(text);
        foreach (var license in recognized)
            findings.Add(new LicenseFinding(license, $"the licence text that the server shows is {license}", IsAboutTheWeights: true));
        if (recognized.Count == 0)
            notes.Add("the licence text that the server shows is none that is known here");
    }

    private static void AddFamily(string model, string? size, List<LicenseFinding> findings)
    {
        if (ModelFamilies.Find(model, size) is not { } family)
            return;
        var sentence = $"models named like {model} are under {family.License} ({family.Source})";
        findings.Add(new LicenseFinding(family.License, sentence, IsAboutTheWeights: false));
    }

    private static bool IsHosted(string model, ModelEvidence? evidence)
        => evidence?.RemoteHost is not null
            || model.EndsWith("-cloud", StringComparison.Ordinal)
            || model.EndsWith(":cloud", StringComparison.Ordinal);
}
