namespace DataSynth.Generation.Licenses;

/// <summary>One place that names a licence for a model.</summary>
/// <param name="License">SPDX expression or <c>LicenseRef-…</c> name.</param>
/// <param name="Evidence">Where it stands, one sentence.</param>
internal sealed record LicenseFinding(string License, string Evidence);
