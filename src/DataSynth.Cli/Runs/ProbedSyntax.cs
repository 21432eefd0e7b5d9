using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>In which syntax a model was seen to write its calls.</summary>
/// <param name="Provider">The protocol.</param>
/// <param name="Model">The model as the server knows it.</param>
/// <param name="Delivery">How it got the tool.</param>
/// <param name="Syntax">A name of the parser's registry.</param>
internal sealed record ProbedSyntax(Provider Provider, string Model, ToolDelivery Delivery, string Syntax)
{
    /// <summary>Digest of the weights that wrote it, or null where the server states none.</summary>
    public string? Digest { get; init; }

    /// <summary>SHA-256 of the prompt template that asked for a syntax, in hexadecimal; null where the tools were sent natively.</summary>
    public string? PromptHash { get; init; }

    /// <summary>Whether this is about a generator, whatever its weights and its prompt are now.</summary>
    /// <param name="description">The generator.</param>
    public bool IsOf(GeneratorDescription description)
        => Provider == description.Provider && Model == description.Model && Delivery == description.Delivery;

    /// <summary>Why it says nothing of a generator any more, although it is of this one; null where it does.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="promptHash">The hash of the prompt template.</param>
    public string? Obsolescence(GeneratorDescription description, string promptHash)
        => Digest != description.Digest ? $"for digest {Digest ?? "unknown"}, and the server now has {description.Digest ?? "none to tell"}"
            : Delivery == ToolDelivery.Prompt && PromptHash != promptHash ? "with another prompt template"
            : null;
}
