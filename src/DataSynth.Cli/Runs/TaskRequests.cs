using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>What one generator is asked for one task.</summary>
/// <param name="Samples">The requests in the order of their sample index.</param>
/// <param name="PromptHash">Hash of template and rendering, or null where no template is used.</param>
internal sealed record TaskRequests(IReadOnlyList<GenerationRequest> Samples, string? PromptHash);
