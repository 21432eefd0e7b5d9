using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tasks;

/// <summary>What is right for one parameter of an expected call.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Accepted">The values that are right, in the order of the source. Under <see cref="ExpectationKind.Exact"/> exactly one.
/// Under <see cref="ExpectationKind.Accepted"/> an empty string among them means that the parameter may be left out (BFCL's rule).</param>
public sealed record ExpectedArgument(string Name, IReadOnlyList<JsonValue> Accepted);
