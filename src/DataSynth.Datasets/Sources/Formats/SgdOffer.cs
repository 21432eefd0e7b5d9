using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>The tools of one dialogue.</summary>
/// <param name="Tools">The intents of its services, in their order.</param>
/// <param name="Names">What the tool of an intent is called: as the intent, or <c>Service_Intent</c> where two services have it.</param>
internal sealed record SgdOffer(IReadOnlyList<Tool> Tools, IReadOnlyDictionary<(string Service, string Intent), string> Names);
