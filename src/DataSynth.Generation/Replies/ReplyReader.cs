using System.Diagnostics.CodeAnalysis;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Ollama;
using DataSynth.Generation.OpenAi;
using DataSynth.Generation.Perturb;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Replies;

/// <summary>Reads stored bodies. Pure and thread-safe: a journal that keeps nothing but bodies can be labelled again at any time.</summary>
public static class ReplyReader
{
    /// <summary>Reads the body of an <see cref="Outcomes.Answered"/>.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="description">Who answered.</param>
    /// <param name="tools">The task's tools.</param>
    /// <param name="reply">What the body says.</param>
    /// <param name="problem">Why it says nothing; one clause.</param>
    /// <returns>False for bytes that no answer of that provider has, which means that what stored them has damaged them.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> body,
        GeneratorDescription description,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out ReadReply? reply,
        [NotNullWhen(false)] out string? problem)
        => TryRead(body, description.Provider, description.Delivery, tools, out reply, out problem);

    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, GeneratorDescription, IReadOnlyList{Tool}, out ReadReply?, out string?)"/>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="provider">The protocol of the body.</param>
    /// <param name="delivery">How the model got the tools; decides under which names it saw them.</param>
    /// <param name="tools">The task's tools.</param>
    /// <param name="reply">What the body says.</param>
    /// <param name="problem">Why it says nothing; one clause.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> body,
        Provider provider,
        ToolDelivery delivery,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out ReadReply? reply,
        [NotNullWhen(false)] out string? problem)
    {
        reply = UnreadableOutput.Read(body);
        problem = "the stored body is not a JSON object";
        if (reply is null && JsonTextReader.TryRead(body, JsonTextReader.DefaultMaxDepth, out var value, out _) && value is JsonObject root)
        {
            reply = provider switch
            {
                Provider.Ollama => OllamaReply.Read(root, body, ToolNameMap.Identity, out problem),
                Provider.OpenAi => OpenAiReply.Read(root, body, NamesFor(delivery, tools), out problem),
                _ => PerturbReply.Read(root, body, out problem),
            };
        }

        if (reply is not null)
            problem = null;
        return reply is not null;
    }

    private static ToolNameMap NamesFor(ToolDelivery delivery, IReadOnlyList<Tool> tools)
        => delivery == ToolDelivery.Native ? ToolNameMap.ForOpenAi(tools.Select(tool => tool.Name)) : ToolNameMap.Identity;
}
