namespace DataSynth.Generation.Requests;

/// <summary>Which protocol a generator speaks; it also decides how a stored raw body is read.</summary>
public enum Provider
{
    /// <summary>Ollama's native <c>/api/chat</c>.</summary>
    Ollama,

    /// <summary>OpenAI's <c>/v1/chat/completions</c>, as vLLM, SGLang, llama.cpp's server, LM Studio and TGI serve it.</summary>
    OpenAi,

    /// <summary>No model: wrong calls made from the ground truth.</summary>
    Perturb,
}
