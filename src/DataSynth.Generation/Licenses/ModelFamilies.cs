namespace DataSynth.Generation.Licenses;

/// <summary>
/// Licences by family and size, from the publishers' own pages and, where marked BFCL, from the licence field of the Berkeley Function
/// Calling Leaderboard's model list (<c>model_config.py</c>). The first row that matches counts, so exceptions stand before their family.
/// </summary>
internal static class ModelFamilies
{
    private const string Publisher = "the publisher's model card";
    private const string Bfcl = "the model list of the Berkeley Function Calling Leaderboard";
    private const string Derived = "the licence of the base model, which binds derived weights";

    private static readonly (double, double)[] ThreeB = [(2.6, 3.9)];
    private static readonly (double, double)[] SeventyTwoB = [(70.5, 75)];

    private static readonly ModelFamily[] Rows =
    [
        // Derived weights whose own label is wrong or says less than their base.
        new(["deepseek-r1", "llama"], LicenseNames.Llama, Derived),
        new(["deepseek-r1", "qwen"], LicenseNames.Mit, Publisher),
        new(["deepseek-r1"], LicenseNames.Llama, Derived) { Sizes = [(7.9, 8.3), (69, 72)] },
        new(["xlam-2"], LicenseNames.NonCommercial, Bfcl),
        new(["hammer2.1", "3b"], LicenseNames.QwenResearch, Bfcl),
        new(["hammer2.1"], LicenseNames.NonCommercial, Bfcl),
        new(["toolace-2"], LicenseNames.Llama, Derived),
        new(["watt-tool"], LicenseNames.Llama, Derived),
        new(["bitagent"], LicenseNames.Llama, Derived),
        new(["firefunction"], LicenseNames.Llama, Derived),
        new(["nemotron"], LicenseNames.NvidiaOpenModel, Bfcl),
        new(["arch-agent"], LicenseNames.Katanemo, Bfcl),
        new(["arch-function"], LicenseNames.Katanemo, Bfcl),
        new(["hermes", "llama"], LicenseNames.Llama, Derived),
        new(["hermes3"], LicenseNames.Llama, Derived),
        new(["codellama"], LicenseNames.Llama, Publisher),

        // Qwen: the sizes 3B and 72B of the 2.5 series, and 72B of 2, are the traps.
        new(["qwen2.5"], LicenseNames.QwenResearch, Publisher) { Sizes = ThreeB },
        new(["qwen2.5"], LicenseNames.Qwen, Publisher) { Sizes = SeventyTwoB },
        new(["qwen2.5"], LicenseNames.Apache, Publisher) { Sizes = [(0.3, 2.5), (4, 70)] },
        new(["qwen2"], LicenseNames.Qwen, Publisher) { Sizes = SeventyTwoB },
        new(["qwen3"], LicenseNames.Apache, Publisher),
        new(["qwq"], LicenseNames.Apache, Publisher),

        // Mistral: research licences among the open ones.
        new(["ministral-8b-2410"], LicenseNames.MistralResearch, Publisher),
        new(["ministral-8b-instruct-2410"], LicenseNames.MistralResearch, Publisher),
        new(["mistral-large-3"], LicenseNames.Apache, Publisher),
        new(["mistral-large"], LicenseNames.MistralResearch, Publisher),
        new(["pixtral-large"], LicenseNames.MistralResearch, Publisher),
        new(["mistral-small"], LicenseNames.MistralResearch, Publisher) { Sizes = [(21.5, 22.9)] },
        new(["mistral-small", "2409"], LicenseNames.MistralResearch, Publisher),
        new(["mistral-small"], LicenseNames.Apache, Publisher),
        new(["mistral-medium-3.5"], LicenseNames.ModifiedMit, Publisher),
        new(["codestral-mamba"], LicenseNames.Apache, Publisher),
        new(["mamba-codestral"], LicenseNames.Apache, Publisher),
        new(["codestral"], LicenseNames.MistralNonProduction, Publisher),
        new(["devstral-small"], LicenseNames.Apache, Publisher),
        new(["devstral"], LicenseNames.ModifiedMit, Publisher) { Sizes = [(100, 200)] },
        new(["devstral"], LicenseNames.Apache, Publisher) { Sizes = [(20, 30)] },
        new(["magistral-small"], LicenseNames.Apache, Publisher),
        new(["ministral-3"], LicenseNames.Apache, Publisher),
        new(["mathstral"], LicenseNames.Apache, Publisher),
        new(["mixtral"], LicenseNames.Apache, Publisher),
        new(["mistral-nemo"], LicenseNames.Apache, Publisher),
        new(["pixtral"], LicenseNames.Apache, Publisher) { Sizes = [(11, 13)] },
        new(["mistral-7b"], LicenseNames.Apache, Publisher),
        new(["mistral:7b"], LicenseNames.Apache, Publisher),

        new(["granite"], LicenseNames.Apache, Publisher),
        new(["phi-4"], LicenseNames.Mit, Publisher),
        new(["phi4"], LicenseNames.Mit, Publisher),
        new(["deepseek-r1"], LicenseNames.Mit, Publisher),
        new(["deepseek-v3-0324"], LicenseNames.Mit, Publisher),
        new(["deepseek-v3.1"], LicenseNames.Mit, Publisher),
        new(["deepseek-v3.2"], LicenseNames.Mit, Publisher),
        new(["deepseek-v3"], LicenseNames.DeepSeek, Publisher),
        new(["gpt-oss"], LicenseNames.Apache, Publisher),
        new(["glm-4.5"], LicenseNames.Mit, Publisher),
        new(["glm-4.6"], LicenseNames.Mit, Publisher),
        new(["glm-4-9b"], LicenseNames.Glm4, Bfcl),
        new(["glm4:9b"], LicenseNames.Glm4, Bfcl),
        new(["minimax-m2"], LicenseNames.Mit, Publisher),
        new(["kimi-k2"], LicenseNames.ModifiedMit, Publisher),
        new(["smollm2"], LicenseNames.Apache, Publisher),
        new(["olmo"], LicenseNames.Apache, Publisher),
        new(["minicpm3"], LicenseNames.Apache, Bfcl),
        new(["nanbeige4"], LicenseNames.Apache, Bfcl),

        new(["gemma-4"], LicenseNames.Apache, Publisher),
        new(["gemma4"], LicenseNames.Apache, Publisher),
        new(["gemma"], LicenseNames.Gemma, Publisher),
        new(["command-r"], LicenseNames.NonCommercial, Bfcl),
        new(["command-a"], LicenseNames.NonCommercial, Bfcl),
        new(["c4ai"], LicenseNames.NonCommercial, Bfcl),
        new(["falcon3"], LicenseNames.Falcon, Bfcl),
        new(["lfm2"], LicenseNames.LiquidOpen, Bfcl),
        new(["tinyllama"], LicenseNames.Apache, Publisher),
        new(["llama"], LicenseNames.Llama, Publisher),
    ];

    /// <summary>The row of a model.</summary>
    /// <param name="model">The name in any spelling: an Ollama tag, a hub's repository, a file.</param>
    /// <param name="parameterSize">Its size in words as the server states it, or null to take it from the name.</param>
    /// <returns>Null when no row matches.</returns>
    public static ModelFamily? Find(string model, string? parameterSize)
    {
        var name = Normalize(model);
        var billions = ModelSize.InName(name) ?? ModelSize.Parse(parameterSize);
        return Array.Find(Rows, row => row.Matches(name, billions));
    }

    /// <summary>Lower case, without the runtime's own name, which is no model's.</summary>
    private static string Normalize(string model)
        => model.ToLowerInvariant()
            .Replace('_', '-')
            .Replace("ollama", "", StringComparison.Ordinal)
            .Replace("llama.cpp", "", StringComparison.Ordinal);
}
