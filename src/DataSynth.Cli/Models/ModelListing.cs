using DataSynth.Generation.Inspection;
using DataSynth.Generation.Licenses;

namespace DataSynth.Cli.Models;

/// <summary>A model that an endpoint serves, and whether it may generate.</summary>
/// <param name="Model">What the server says.</param>
/// <param name="License">What the licence gate says.</param>
internal sealed record ModelListing(ServedModel Model, LicenseDecision License);
