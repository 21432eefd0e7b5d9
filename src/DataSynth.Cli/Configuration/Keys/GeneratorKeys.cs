using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of an entry of <c>generators</c>.</summary>
internal static class GeneratorKeys
{
    private const string VariableNamePattern = "^[A-Za-z_][A-Za-z0-9_]*$";

    /// <summary>A generator for which the pipeline says nothing.</summary>
    private static readonly GeneratorSettings Defaults = new(Provider.Perturb, GeneratorDescription.PerturbName);

    /// <summary>The model at an Ollama server.</summary>
    public static readonly OptionalKey<string> Ollama = new(
        "ollama",
        new TextShape("a model name such as qwen3:8b"),
        "A model at an Ollama server, as ollama list names it.");

    /// <summary>The model at a server with OpenAI's API.</summary>
    public static readonly OptionalKey<string> OpenAi = new(
        "openai",
        new TextShape("a model name such as ibm-granite/granite-4.0-h-small"),
        "A model at a server with OpenAI's chat completions API: vLLM, SGLang, llama.cpp, LM Studio.");

    /// <summary>The offline generator.</summary>
    public static readonly OptionalKey<int> Perturb = new(
        "perturb",
        PerturbKeys.Shape,
        "The offline generator: schema-aware wrong calls made from the ground truth.");

    /// <summary>One address.</summary>
    public static readonly OptionalKey<Uri> Endpoint = new(
        "endpoint",
        new EndpointShape(),
        "The server's base address (for openai with /v1). Without it: http://localhost:11434 for ollama; required for openai.");

    /// <summary>Several addresses.</summary>
    public static readonly OptionalKey<IReadOnlyList<Uri>> Endpoints = new(
        "endpoints",
        new ListShape<Uri>(new EndpointShape(), "a list of addresses such as [http://gpu1:8000/v1, http://gpu2:8000/v1]", 1),
        "Several servers that serve the same model; instead of endpoint.");

    /// <summary>The declared licence.</summary>
    public static readonly OptionalKey<string> License = new(
        "license",
        new TextShape("an SPDX licence name such as Apache-2.0"),
        "The model's licence, where the server does not say it.");

    /// <summary>Where the API key is.</summary>
    public static readonly OptionalKey<string> ApiKeyEnv = new(
        "api_key_env",
        new TextShape("the NAME of an environment variable, such as VLLM_KEY, never the key itself", IsVariableName, VariableNamePattern) { HidesValue = true },
        "The name of the environment variable that holds the API key. The key itself never stands in a file.");

    /// <summary>Replies per task.</summary>
    public static readonly DefaultedKey<long> Samples = new("samples", PerturbKeys.SampleCount, PerturbKeys.DefaultSamples, "How many times each task is asked; every sample has its own seed.");

    /// <summary>Temperature.</summary>
    public static readonly DefaultedKey<double> Temperature = new("temperature", new NumberShape(0, 2), Defaults.Temperature ?? 1, "Sampling temperature.");

    /// <summary>Nucleus sampling.</summary>
    public static readonly DefaultedKey<double> TopP = new(
        "top_p", new NumberShape(0, 1, aboveMinimum: true), Defaults.TopP ?? 1, "Nucleus sampling: the probability mass that is drawn from.");

    /// <summary>Top-k sampling.</summary>
    public static readonly OptionalKey<long> TopK = new(
        "top_k", new IntegerShape(1, 1_000_000), "How many of the likeliest tokens are kept. Without it: 40 for ollama; not sent to others.");

    /// <summary>Min-p sampling.</summary>
    public static readonly OptionalKey<double> MinP = new(
        "min_p", new NumberShape(0, 1), "Least probability relative to the likeliest token. Without it: 0 for ollama; not sent to others.");

    /// <summary>Context window.</summary>
    public static readonly DefaultedKey<long> ContextLength = new(
        "context_length",
        new IntegerShape(256, 16_777_216),
        Defaults.ContextLength,
        "Context window in tokens, sent to Ollama as num_ctx; other servers fix theirs when they start.");

    /// <summary>Longest reply.</summary>
    public static readonly DefaultedKey<long> MaxOutputTokens = new(
        "max_output_tokens", new IntegerShape(1, 1_048_576), Defaults.MaxOutputTokens, "The most tokens of a reply; a reply cut here stays unlabelled.");

    /// <summary>Thinking.</summary>
    public static readonly OptionalKey<string> Think = new(
        "think", new ThinkShape(), "Whether a reasoning model thinks first, or how much. Without it: the model's own default.");

    /// <summary>How long the model stays loaded.</summary>
    public static readonly DefaultedKey<string> KeepAlive = new(
        "keep_alive",
        new TextShape("a duration such as 30m, 0, or -1 for ever", IsKeepAlive, "^(-1|0|[0-9]+(\\.[0-9]+)?(ms|s|m|h))$"),
        Defaults.KeepAlive,
        "How long Ollama keeps the model loaded after a request: a duration, 0, or -1 for ever.");

    /// <summary>Further request fields.</summary>
    public static readonly OptionalKey<JsonObject> ExtraBody = new(
        "extra_body", new JsonObjectShape(), "Further fields of the request body, sent as they are; part of the request's identity.");

    /// <summary>How calls are written.</summary>
    public static readonly OptionalKey<string> Syntax = new(
        "syntax",
        new ChoiceShape<string>([(GeneratorSettings.AnySyntax, GeneratorSettings.AnySyntax), .. ToolCallSyntaxes.All.Select(syntax => (syntax.Name, syntax.Name))]),
        "The syntax in which the model writes calls where the server does not parse them; read first. auto: found out for every reply. Without it: what check saw and stored in the run folder, or else auto.");

    /// <summary>How tools are delivered.</summary>
    public static readonly DefaultedKey<ToolDelivery> Tools = new(
        "tools",
        new ChoiceShape<ToolDelivery>(("native", ToolDelivery.Native), ("prompt", ToolDelivery.Prompt)),
        Defaults.Delivery,
        "native sends the tools in the request; prompt renders them into the system text with the prompt template.");

    /// <summary>Requests at once.</summary>
    public static readonly DefaultedKey<int> Concurrency = new(
        "concurrency", new ConcurrencyShape(), ConcurrencyShape.Auto, "Requests under way per endpoint, retries included; auto leaves it to the program.");

    /// <summary>Turns at a server.</summary>
    public static readonly OptionalKey<bool> Together = new(
        "together",
        new BooleanShape(),
        "Whether this model is asked side by side with others at the same server. Without it: not at Ollama, where models would be swapped in and out.");

    /// <summary>When its turn is.</summary>
    public static readonly DefaultedKey<long> Order = new(
        "order", new IntegerShape(-1_000_000, 1_000_000), Defaults.Order, "Which of the models that take turns at a server goes first: lower numbers do, equal ones as they stand in the file.");

    /// <summary>The weight.</summary>
    public static readonly DefaultedKey<double> Share = new(
        "share", new NumberShape(0, 1_000_000, aboveMinimum: true), Defaults.Share, "Weight of this model where several are asked side by side at one server with concurrency auto.");

    /// <summary>The whole request.</summary>
    public static readonly DefaultedKey<TimeSpan> Timeout = new(
        "timeout", new DurationShape(), Defaults.Timeout, "From sending a request to its last byte; time in our own queue does not count.");

    /// <summary>Connecting.</summary>
    public static readonly DefaultedKey<TimeSpan> ConnectTimeout = new(
        "connect_timeout", new DurationShape(), Defaults.ConnectTimeout, "For the connection alone.");

    /// <summary>The first byte.</summary>
    public static readonly OptionalKey<TimeSpan> FirstByteTimeout = new(
        "first_byte_timeout", new DurationShape(), "From sending a request to its first byte. Without it: only timeout counts.");

    /// <summary>The largest reply.</summary>
    public static readonly DefaultedKey<long> MaxReplyBytes = new(
        "max_reply_bytes",
        new IntegerShape(1024, 268_435_456),
        Defaults.MaxResponseBytes,
        "The largest reply that is read, in bytes; a larger one fails as too_large.");

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static KeyTable Table { get; } = new(
        Ollama, OpenAi, Perturb, Endpoint, Endpoints, License, ApiKeyEnv, Samples, Temperature, TopP, TopK, MinP, ContextLength,
        MaxOutputTokens, Think, KeepAlive, ExtraBody, Syntax, Tools, Concurrency, Together, Order, Share, Timeout, ConnectTimeout, FirstByteTimeout,
        MaxReplyBytes)
    {
        ExactlyOneOf = [Ollama, OpenAi, Perturb],
    };

    private static bool IsVariableName(string text)
        => text.Length <= 200 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsKeepAlive(string text)
    {
        if (text is "-1" or "0")
            return true;
        var number = text.AsSpan().TrimEnd("mshd");
        return text[number.Length..] is "ms" or "s" or "m" or "h"
            && double.TryParse(number, System.Globalization.NumberStyles.AllowDecimalPoint, provider: null, out _);
    }
}
