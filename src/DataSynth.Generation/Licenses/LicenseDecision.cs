namespace DataSynth.Generation.Licenses;

/// <summary>The gate's decision on one generator, and why.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="License">SPDX expression, possibly of <c>LicenseRef-…</c> names, that the decision rests on; null when unknown, or for
/// perturb.</param>
/// <param name="Evidence">What was found, one sentence each, in the order in which it was looked for.</param>
/// <param name="LineToAdd">The line of the pipeline file that would change the decision, or null when it is accepted or none would.</param>
public sealed record LicenseDecision(LicenseVerdict Verdict, string? License, IReadOnlyList<string> Evidence, string? LineToAdd);
