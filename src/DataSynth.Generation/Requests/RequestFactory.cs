using System.Globalization;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Requests;

/// <summary>Makes the requests of one generator. Pure: the same task gives the same requests, whatever was made before.</summary>
/// <param name="settings">What the pipeline says of the generator.</param>
/// <param name="description">What is known of it.</param>
/// <param name="runSeed">The run's seed, which every sample's own seed is derived from.</param>
public sealed class RequestFactory(GeneratorSettings settings, GeneratorDescription description, long runSeed)
{
    /// <summary>The requests of one task, one for each sample, in the order of their sample index.</summary>
    /// <param name="task">The task.</param>
    /// <param name="variant">Which form of the task this is, such as <c>original</c> or <c>obfuscated</c>.</param>
    /// <param name="messages">The messages to send where the tools are rendered as text; null sends the task's conversation.</param>
    public IReadOnlyList<GenerationRequest> Create(ToolTask task, string variant, IReadOnlyList<Message>? messages = null)
    {
        var sent = messages ?? task.Conversation;
        var tools = description.Delivery == ToolDelivery.Native ? task.Tools : [];
        var promptHash = RequestKey.OfPrompt(sent, tools);
        var requests = new GenerationRequest[settings.Samples];
        for (var sample = 0; sample < requests.Length; sample++)
        {
            var sampling = SamplingOptions.From(settings, SeedOf(task, variant, sample));
            requests[sample] = new GenerationRequest
            {
                Key = RequestKey.Of(promptHash, description, sampling, sample, GroundTruthFor(task)),
                Task = task,
                Variant = variant,
                Messages = sent,
                Tools = tools,
                Sampling = sampling,
                SampleIndex = sample,
            };
        }

        return requests;
    }

    private Expectation? GroundTruthFor(ToolTask task) => description.Provider == Provider.Perturb ? task.Expectation : null;

    /// <summary>31 bits, because llama.cpp keeps seeds in 32 and treats −1 as "draw one".</summary>
    private long SeedOf(ToolTask task, string variant, int sample)
    {
        var random = new SeededRandom(
            runSeed, "generation", task.Id, variant, description.Name, sample.ToString(CultureInfo.InvariantCulture));
        return (long)(random.NextUInt64() >> 33);
    }
}
