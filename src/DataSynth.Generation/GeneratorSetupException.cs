namespace DataSynth.Generation;

/// <summary>A generator cannot be set up in this environment: a key is missing, an address cannot be used.</summary>
/// <param name="message">What was found, what is expected, what to do; without secrets.</param>
public sealed class GeneratorSetupException(string message) : Exception(message);
