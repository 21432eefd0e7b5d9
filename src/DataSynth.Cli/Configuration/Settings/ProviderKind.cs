namespace DataSynth.Cli.Configuration.Settings;

/// <summary>What answers.</summary>
internal enum ProviderKind
{
    /// <summary>Ollama's own API.</summary>
    Ollama,

    /// <summary>A server with the chat completions API of OpenAI: vLLM, SGLang, llama.cpp, LM Studio.</summary>
    OpenAi,

    /// <summary>The offline generator of wrong calls.</summary>
    Perturb,
}
