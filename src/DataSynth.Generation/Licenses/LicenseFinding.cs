namespace DataSynth.Generation.Licenses;

/// <summary>One place that names a licence for a model.</summary>
/// <param name="License">SPDX expression or <c>LicenseRef-…</c> name.</param>
/// <param name="Evidence">Where it stands, one sentence.</param>
/// <param name="IsAboutTheWeights">Whether it speaks of these weights, and not of models that are named like them.</param>
internal sealed record LicenseFinding(string License, string Evidence, bool IsAboutTheWeights);
