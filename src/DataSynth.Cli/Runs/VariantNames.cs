using DataSynth.Datasets.Candidates;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>How journal and requests call the variants of a task.</summary>
internal static class VariantNames
{
    /// <summary>The task as its source has it.</summary>
    public const string Plain = "plain";

    /// <summary>The task with renamed tools and parameters.</summary>
    public const string Obfuscated = GenerationRequest.ObfuscatedVariant;

    /// <summary>The variant of a name.</summary>
    /// <param name="name">The name in the journal.</param>
    public static TaskVariant Read(string name) => name == Obfuscated ? TaskVariant.Obfuscated : TaskVariant.Plain;
}
