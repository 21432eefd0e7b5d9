using System.Security.Cryptography;
using System.Text;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>In which syntax a model was seen to write its calls at one endpoint: another server may parse the calls of the same model.</summary>
/// <param name="Provider">The protocol.</param>
/// <param name="Model">The model as the server knows it.</param>
/// <param name="Delivery">How it got the tool.</param>
/// <param name="Host">Host and port of the endpoint, for people.</param>
/// <param name="AddressHash">SHA-256 of the endpoint's address in hexadecimal, since its path may be nobody else's business.</param>
/// <param name="Syntax">A name of the parser's registry.</param>
internal sealed record ProbedSyntax(Provider Provider, string Model, ToolDelivery Delivery, string Host, string AddressHash, string Syntax)
{
    /// <summary>Digest of the weights that wrote it, or null where the server states none.</summary>
    public string? Digest { get; init; }

    /// <summary>SHA-256 of the prompt template that asked for a syntax, in hexadecimal; null where the tools were sent natively.</summary>
    public string? PromptHash { get; init; }

    /// <summary>What was seen of a generator at one of its endpoints.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="address">The endpoint's base address without user information.</param>
    /// <param name="syntax">The syntax.</param>
    public static ProbedSyntax Of(GeneratorDescription description, string address, string syntax)
        => new(description.Provider, description.Model, description.Delivery, HostOf(address), HashOf(address), syntax) { Digest = description.Digest };

    /// <summary>Host and port of an address.</summary>
    /// <param name="address">A base address.</param>
    public static string HostOf(string address) => new Uri(address).Authority;

    /// <summary>Whether this is about a generator at an endpoint, whatever its weights and its prompt are now.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="address">The endpoint's base address without user information.</param>
    public bool IsOf(GeneratorDescription description, string address)
        => Provider == description.Provider && Model == description.Model && Delivery == description.Delivery && AddressHash == HashOf(address);

    /// <summary>Why it says nothing of a generator any more, although it is of this one; null where it does.</summary>
    /// <param name="description">The generator.</param>
    /// <param name="promptHash">The hash of the prompt template.</param>
    public string? Obsolescence(GeneratorDescription description, string promptHash)
        => Digest != description.Digest ? $"for digest {Digest ?? "unknown"}, and the server now has {description.Digest ?? "none to tell"}"
            : Delivery == ToolDelivery.Prompt && PromptHash != promptHash ? "with another prompt template"
            : null;

    private static string HashOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
}
