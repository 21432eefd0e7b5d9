namespace DataSynth.Generation.Licenses;

/// <summary>Names of licences. Those without an SPDX identifier get a <c>LicenseRef-</c> name, as SPDX 2.3 annex D provides, so that a
/// pipeline can name them too.</summary>
public static class LicenseNames
{
    internal const string Apache = "Apache-2.0";
    internal const string Mit = "MIT";
    internal const string ModifiedMit = "LicenseRef-Modified-MIT";
    internal const string NonCommercial = "CC-BY-NC-4.0";
    internal const string Llama = "LicenseRef-Llama-Community";
    internal const string Gemma = "LicenseRef-Gemma";
    internal const string QwenResearch = "LicenseRef-Qwen-Research";
    internal const string Qwen = "LicenseRef-Qwen";
    internal const string MistralResearch = "LicenseRef-Mistral-Research";
    internal const string MistralNonProduction = "LicenseRef-Mistral-Non-Production";
    internal const string DeepSeek = "LicenseRef-DeepSeek-Model";
    internal const string Glm4 = "LicenseRef-GLM-4";
    internal const string Falcon = "LicenseRef-Falcon-LLM";
    internal const string Katanemo = "LicenseRef-Katanemo-Research";
    internal const string NvidiaOpenModel = "LicenseRef-NVIDIA-Open-Model";
    internal const string LiquidOpen = "LicenseRef-LFM-Open";
    internal const string HostedService = "LicenseRef-Hosted-Service";

    /// <summary>Allowed when the pipeline says nothing.</summary>
    public static IReadOnlyList<string> DefaultAllowed { get; } = [Apache, Mit];

    /// <summary>Spellings of model hubs and weight files, lower case, beside SPDX's own.</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["apache-2.0"] = Apache,
        ["apache 2.0"] = Apache,
        ["apache2.0"] = Apache,
        ["apache license 2.0"] = Apache,
        ["mit"] = Mit,
        ["mit license"] = Mit,
        ["bsd-2-clause"] = "BSD-2-Clause",
        ["bsd-3-clause"] = "BSD-3-Clause",
        ["isc"] = "ISC",
        ["unlicense"] = "Unlicense",
        ["cc0-1.0"] = "CC0-1.0",
        ["cc-by-4.0"] = "CC-BY-4.0",
        ["cc-by-nc-4.0"] = NonCommercial,
        ["modified-mit"] = ModifiedMit,
        ["llama2"] = Llama,
        ["llama3"] = Llama,
        ["llama3.1"] = Llama,
        ["llama3.2"] = Llama,
        ["llama3.3"] = Llama,
        ["llama4"] = Llama,
        ["gemma"] = Gemma,
        ["qwen"] = Qwen,
        ["qwen-research"] = QwenResearch,
        ["tongyi-qianwen"] = Qwen,
        ["mrl"] = MistralResearch,
        ["mistral-ai-research-licence"] = MistralResearch,
        ["mnpl"] = MistralNonProduction,
        ["mnpl-0.1"] = MistralNonProduction,
        ["deepseek"] = DeepSeek,
        ["glm-4"] = Glm4,
        ["falcon-llm-license"] = Falcon,
        ["nvidia-open-model-license"] = NvidiaOpenModel,
        ["lfm1.0"] = LiquidOpen,
    };

    /// <summary>The usual spelling of a licence's name.</summary>
    /// <param name="name">The name in any letter case, in SPDX's spelling or a model hub's.</param>
    /// <returns>The name unchanged when it is not known; null for words that name none (<c>other</c>, <c>unknown</c>, nothing).</returns>
    public static string? Normalize(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        var key = trimmed.ToLowerInvariant();
        if (key is "" or "other" or "unknown" or "none" or "n/a")
            return null;
        return Aliases.GetValueOrDefault(key, trimmed);
    }

    /// <summary>Whether an SPDX expression is met by allowed licences: one alternative of each <c>OR</c>, every part of each <c>AND</c>
    /// (SPDX 2.3 annex D; parentheses are not read and therefore never allowed).</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="allowed">The allowed licences.</param>
    public static bool IsAllowed(string expression, IReadOnlyCollection<string> allowed)
    {
        var names = allowed.Select(name => Normalize(name) ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return expression.Split(" OR ").Any(alternative => alternative.Split(" AND ").All(part => names.Contains(Normalize(part) ?? " ")));
    }
}
