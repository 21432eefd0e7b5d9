namespace DataSynth.Generation.Http;

/// <summary>An API key that cannot be printed: its only ways out are the request's header and the removal from texts.</summary>
public sealed class ApiKey
{
    private const string Mask = "***";

    private readonly string _value;

    private ApiKey(string value) => _value = value;

    /// <summary>Reads a key from the environment.</summary>
    /// <param name="variable">The variable's name, or null for no key.</param>
    /// <returns>The key; null when no variable is named.</returns>
    /// <exception cref="GeneratorSetupException">The variable is not set or empty.</exception>
    public static ApiKey? FromEnvironment(string? variable)
    {
        if (variable is null)
            return null;
        var value = Environment.GetEnvironmentVariable(variable)?.Trim();
        return string.IsNullOrEmpty(value)
            ? throw new GeneratorSetupException(
                $"the environment variable {variable}, which api_key_env names for an API key, is not set; set it and start again")
            : new ApiKey(value);
    }

    /// <summary>Always the mask.</summary>
    public override string ToString() => Mask;

    /// <summary>Puts the key into a request as a bearer token.</summary>
    /// <param name="request">The request.</param>
    internal void ApplyTo(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _value);

    /// <summary>Takes the key out of a text that a server may have echoed it into.</summary>
    /// <param name="text">The text.</param>
    internal string Scrub(string text) => text.Replace(_value, Mask, StringComparison.Ordinal);
}
