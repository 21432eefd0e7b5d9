using System.Collections.Frozen;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>The names by which people ask for a syntax: besides those of the registry, the models that write it and the parsers of servers
/// (vLLM, SGLang) that read it. Letter case, dashes, dots and underscores do not matter.</summary>
internal static class SyntaxNames
{
    /// <summary>Other names, each before the name in the registry.</summary>
    private static readonly (string Other, string Name)[] Others =
    [
        ("qwen", "hermes"), ("qwen2.5", "hermes"), ("qwen25", "hermes"), ("qwen3", "hermes"), ("qwq", "hermes"),
        ("qwen3_xml", "qwen3_coder"), ("qwen3.5", "qwen3_coder"), ("nemotron_3", "qwen3_coder"), ("step3.5", "step3p5"),
        ("mistral_nemo", "mistral"), ("devstral", "mistral"), ("ministral", "mistral"),
        ("llama3", "llama3_json"), ("llama3.1", "llama3_json"), ("llama3.3", "llama3_json"), ("llama4_json", "llama3_json"),
        ("llama3.2", "pythonic"), ("toolace", "pythonic"), ("llama4", "llama4_pythonic"),
        ("lfm2.5", "lfm2"), ("granite3", "granite"), ("intern_s1", "internlm2"), ("internlm", "internlm2"),
        ("deepseek_r1", "deepseek_v3"), ("deepseekv3", "deepseek_v3"), ("cogito", "deepseek_v3"), ("deepseek_v3.1", "deepseek_v31"),
        ("deepseek_v3.2", "deepseek_v32"), ("glm4", "functionary_v32"), ("glm4_9b", "functionary_v32"), ("functionary_v3.2", "functionary_v32"),
        ("functionary_v3.1", "functionary_v31"), ("glm", "glm45"), ("glm46", "glm45"), ("glm47", "glm45"),
        ("gpt_oss", "harmony"), ("openai", "harmony"), ("phi4_mini_json", "phi4_mini"), ("firefunction", "firefunction_v2"),
        ("hammer", "xlam"), ("watt", "xlam"), ("command_a", "command_r7b"), ("cohere", "command_r7b"), ("minimax", "minimax_m1"),
        ("kimi", "kimi_k2"), ("nemotron_nano_v2", "nemotron_toolcall"), ("nemotron", "nemotron_toolcall"), ("hunyuan", "hunyuan_a13b"),
        ("ernie", "ernie45"), ("gigachat3.1", "gigachat3"), ("minicpm5", "minicpm5_xml"), ("lmstudio", "lmstudio_default"), ("olmo", "olmo3"),
    ];

    private static readonly FrozenDictionary<string, ToolCallSyntax> Known = Build();

    /// <summary>The syntax of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static ToolCallSyntax? Find(string name) => Known.GetValueOrDefault(Spelled(name));

    /// <summary>The names of the registry that begin most like a name: at least two letters, at most three names.</summary>
    /// <param name="name">A name that is not known.</param>
    public static IReadOnlyList<string> Near(string name)
    {
        const int fewestLetters = 2;
        const int mostNames = 3;
        var spelled = Spelled(name);
        var near = Known
            .Select(known => (known.Value.Name, Letters: known.Key.AsSpan().CommonPrefixLength(spelled)))
            .Where(known => known.Letters >= fewestLetters)
            .ToList();
        var best = near.Count == 0 ? 0 : near.Max(known => known.Letters);
        return [.. near.Where(known => known.Letters == best).Select(known => known.Name).Distinct().Order(StringComparer.Ordinal).Take(mostNames)];
    }

    private static FrozenDictionary<string, ToolCallSyntax> Build()
    {
        var known = ToolCallSyntaxes.All.ToDictionary(syntax => Spelled(syntax.Name));
        foreach (var (other, name) in Others)
            known.TryAdd(Spelled(other), known[Spelled(name)]);
        return known.ToFrozenDictionary();
    }

    private static string Spelled(string name)
        => name.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
