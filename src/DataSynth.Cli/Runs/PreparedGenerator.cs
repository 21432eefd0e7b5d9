using DataSynth.Datasets.Prompts;
using DataSynth.Generation;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Cli.Runs;

/// <summary>A generator of the pipeline, set up and allowed by its licence.</summary>
/// <param name="generator">What answers.</param>
/// <param name="settings">What the pipeline says of it.</param>
/// <param name="runSeed">The run's seed.</param>
/// <param name="template">The prompt for models that get their tools as text.</param>
internal sealed class PreparedGenerator(IGenerator generator, GeneratorSettings settings, long runSeed, PromptTemplate template) : IDisposable
{
    private readonly RequestFactory _requests = new(settings, generator.Description, runSeed);

    /// <summary>What answers.</summary>
    public IGenerator Generator { get; } = generator;

    /// <summary>What the pipeline says of it.</summary>
    public GeneratorSettings Settings { get; } = settings;

    /// <summary>Tokens that a prompt may have beside the longest reply; null where nobody says how long the context is.</summary>
    public int? Room { get; init; }

    /// <summary>What is recorded of it.</summary>
    public GeneratorDescription Description => Generator.Description;

    /// <summary>How many requests will be under way at once, for estimates: the user's number, or what is usual where it will be found
    /// automatically.</summary>
    public int LikelyPlaces => Settings.Provider == Provider.Perturb
        ? Generator.Concurrency
        : (Settings.Concurrency ?? (Settings.Provider == Provider.Ollama ? 2 : 32)) * Settings.Endpoints.Count;

    /// <summary>What it is asked for one task. Pure: the same task gives the same requests.</summary>
    /// <param name="task">The task.</param>
    /// <param name="variant">In which form.</param>
    /// <exception cref="PromptException">The template cannot be rendered for this task.</exception>
    public TaskRequests RequestsFor(ToolTask task, string variant)
    {
        if (Description.Delivery == ToolDelivery.Native)
            return new TaskRequests(_requests.Create(task, variant), PromptHash: null);
        var prompt = template.Render(task);
        return new TaskRequests(_requests.Create(task, variant, prompt.Messages), prompt.Hash);
    }

    /// <summary>Closes connections.</summary>
    public void Dispose() => Generator.Dispose();
}
