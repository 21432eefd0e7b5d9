using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Requests;

/// <summary>One answer that is asked for: a task, a generator, a sample.</summary>
public sealed record GenerationRequest
{
    /// <summary>Identity by content: 64 lower-case hexadecimal digits; see <see cref="RequestKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The task, ground truth included: perturb needs it, models never see it.</summary>
    public required ToolTask Task { get; init; }

    /// <summary>The <see cref="Variant"/> whose tools and parameters have names that mean nothing.</summary>
    public const string ObfuscatedVariant = "obfuscated";

    /// <summary>Which form of the task this is, such as <c>original</c> or <c>obfuscated</c>.</summary>
    public required string Variant { get; init; }

    /// <summary>The messages to send.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>The tools to send in the API's own field; empty where the messages carry them as text.</summary>
    public required IReadOnlyList<Tool> Tools { get; init; }

    /// <summary>How the answer is drawn; its seed is this sample's own.</summary>
    public required SamplingOptions Sampling { get; init; }

    /// <summary>Which of the task's samples this is, from 0.</summary>
    public required int SampleIndex { get; init; }
}
