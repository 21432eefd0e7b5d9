using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Prompts;
using DataSynth.Generation;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Inspection;
using DataSynth.Generation.Licenses;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Runs;

/// <summary>What is known of one generator before anything is asked of it.</summary>
/// <param name="Entry">Its entry in the pipeline file.</param>
/// <param name="Endpoints">What its endpoints say of its model; empty for perturb.</param>
/// <param name="License">The licence gate's decision, the strictest over all endpoints.</param>
internal sealed record GeneratorFindings(
    GeneratorEntry Entry, IReadOnlyList<ModelInspection> Endpoints, LicenseDecision License)
{
    /// <summary>What the pipeline says of it.</summary>
    public GeneratorSettings Settings => Entry.Settings;

    /// <summary>The model as the first endpoint that knows it describes it, or null.</summary>
    public ServedModel? Model => Endpoints.FirstOrDefault(endpoint => endpoint.Model is not null)?.Model;

    /// <summary>What an earlier run recorded of it, where no endpoint answers now; null otherwise.</summary>
    public GeneratorDescription? Recalled { get; init; }

    /// <summary>The syntax in which <c>check</c> saw it write its calls, where that holds; null otherwise.</summary>
    public string? ProbedSyntax { get; init; }

    /// <summary>The syntax in which its replies are read first, or null to find it out: what the pipeline says goes before what was seen.</summary>
    public string? Syntax => Settings.Syntax switch
    {
        null => ProbedSyntax,
        GeneratorSettings.AnySyntax => null,
        var named => named,
    };

    private bool IsSyntaxFound => Settings.Syntax is null && ProbedSyntax is not null;

    /// <summary>Whether it has endpoints and none of them answers.</summary>
    public bool IsSilent => Endpoints.Count > 0 && Endpoints.All(endpoint => endpoint is
    {
        Status: InspectionStatus.Unreachable, Fault: FailureReason.Connection or FailureReason.Timeout,
    });

    /// <summary>Whether its licence forbids asking it. Where only a server could have named the licence and none answers, that is not known
    /// yet, and the server is what has to be looked after.</summary>
    public bool IsRefused => License.Verdict == LicenseVerdict.Refused || (License.Verdict == LicenseVerdict.Unknown && (!IsSilent || Recalled is not null));

    /// <summary>What is recorded of it.</summary>
    public GeneratorDescription Describe()
        => Settings.Provider == Provider.Perturb
            ? GeneratorDescription.Perturb
            : Recalled is not null ? Recalled with { Syntax = Syntax, IsSyntaxFound = IsSyntaxFound } : new GeneratorDescription(Settings.Model, Settings.Provider, Settings.Model, Settings.Delivery)
            {
                Digest = Model?.Digest,
                Quantization = Model?.Quantization,
                License = License.License,
                LicenseEvidence = License.Evidence,
                Syntax = Syntax,
                IsSyntaxFound = IsSyntaxFound,
            };

    /// <summary>Tokens that a prompt may have beside the longest reply. Ollama takes the context's length from the pipeline, other servers
    /// fix it at their start and may say it; null where nobody does.</summary>
    public int? Room
    {
        get
        {
            var context = Settings.Provider switch
            {
                Provider.Ollama => Math.Min(Settings.ContextLength, Model?.ContextLength ?? long.MaxValue),
                Provider.OpenAi => Model?.ContextLength,
                _ => null,
            };
            return context is { } length ? (int)Math.Clamp(length - Settings.MaxOutputTokens, 0, int.MaxValue) : null;
        }
    }

    /// <summary>Sets the generator up; opens no connection yet.</summary>
    /// <param name="runSeed">The run's seed.</param>
    /// <param name="template">The prompt for models that get their tools as text.</param>
    /// <param name="pool">Where places come from.</param>
    /// <exception cref="GeneratorSetupException">An API key's variable is not set.</exception>
    public PreparedGenerator SetUp(long runSeed, PromptTemplate template, EndpointPool pool)
        => new(GeneratorFactory.Create(Settings, Describe(), runSeed, RetryPolicy.Default, pool), Settings, runSeed, template) { Room = Room };

    /// <summary>Why the generator cannot be used in this environment, one sentence; null when it can.</summary>
    public string? Obstacle()
    {
        if (Endpoints.Count == 0)
            return null;
        if (IsSilent)
            return $"{Settings.Model}: no endpoint answers: {Endpoints[0].Problem}";
        if (Endpoints.FirstOrDefault(endpoint => endpoint.Status == InspectionStatus.ModelMissing) is { } missing)
            return $"{Settings.Model}: {missing.Problem}";
        var digests = Endpoints.Select(endpoint => endpoint.Model?.Digest).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return digests.Length > 1
            ? $"{Settings.Model}: the endpoints serve different weights under this name ({string.Join(", ", digests)}); expected one digest"
            : null;
    }

    /// <summary>What will probably go wrong although the generator can be used, one sentence each.</summary>
    public IEnumerable<string> Concerns()
    {
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.Status == InspectionStatus.Unreachable))
            yield return $"{Settings.Model}: {endpoint.Problem}";
        if (Model is { Capabilities: { Count: > 0 } capabilities } && Settings.Delivery == ToolDelivery.Native && !capabilities.Contains("tools"))
            yield return $"{Settings.Model}: the server says that this model does not take tools ({string.Join(", ", capabilities)}); use tools: prompt";
        if (Model?.ContextLength is { } longest && Settings.Provider == Provider.Ollama && Settings.ContextLength > longest)
            yield return $"{Settings.Model}: context_length is {Settings.ContextLength}, but the model was trained for {longest}";
    }
}
