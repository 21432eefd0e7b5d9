using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>Makes a <see cref="GeneratorEntry"/> from its section and reports keys that do not go together.</summary>
internal static class GeneratorBinding
{
    private static readonly string[] OwnFields = ["model", "messages", "tools", "seed", "stream", "n"];

    private static readonly Uri OllamaDefault = new("http://localhost:11434");

    /// <summary>An entry of <c>generators</c>.</summary>
    public static SectionShape<GeneratorEntry> Shape { get; } = new(
        "a generator such as { ollama: qwen3:8b }, { openai: MODEL, endpoint: http://host:8000/v1 } or { perturb: { samples: 4 } }",
        GeneratorKeys.Table,
        Bind);

    private static GeneratorEntry Bind(Section section)
    {
        var provider = ProviderOf(section);
        var ollama = section.Find(GeneratorKeys.Ollama);
        var openAi = section.Find(GeneratorKeys.OpenAi);
        var perturb = section.FindValue(GeneratorKeys.Perturb);
        var concurrency = section.Get(GeneratorKeys.Concurrency);
        var model = provider switch { Provider.Ollama => ollama, Provider.OpenAi => openAi, _ => GeneratorDescription.PerturbName };
        var settings = new GeneratorSettings(provider ?? Provider.Perturb, model ?? string.Empty)
        {
            Endpoints = Endpoints(section, provider),
            License = section.Find(GeneratorKeys.License),
            ApiKeyEnvironmentVariable = section.Find(GeneratorKeys.ApiKeyEnv),
            Samples = provider == Provider.Perturb ? perturb ?? (int)PerturbKeys.DefaultSamples : (int)section.Get(GeneratorKeys.Samples),
            // Perturb samples nothing, so its rows must not look as if it did.
            Temperature = provider == Provider.Perturb ? null : section.Get(GeneratorKeys.Temperature),
            TopP = provider == Provider.Perturb ? null : section.Get(GeneratorKeys.TopP),
            TopK = (int?)section.FindValue(GeneratorKeys.TopK),
            MinP = section.FindValue(GeneratorKeys.MinP),
            ContextLength = (int)section.Get(GeneratorKeys.ContextLength),
            MaxOutputTokens = (int)section.Get(GeneratorKeys.MaxOutputTokens),
            Think = section.Find(GeneratorKeys.Think),
            KeepAlive = section.Get(GeneratorKeys.KeepAlive),
            ExtraBody = section.Find(GeneratorKeys.ExtraBody),
            Syntax = section.Find(GeneratorKeys.Syntax),
            Delivery = section.Get(GeneratorKeys.Tools),
            Concurrency = concurrency == ConcurrencyShape.Auto ? null : concurrency,
            Together = section.FindValue(GeneratorKeys.Together),
            Order = (int)section.Get(GeneratorKeys.Order),
            Share = section.Get(GeneratorKeys.Share),
            Timeout = section.Get(GeneratorKeys.Timeout),
            ConnectTimeout = section.Get(GeneratorKeys.ConnectTimeout),
            FirstByteTimeout = section.FindValue(GeneratorKeys.FirstByteTimeout),
            MaxResponseBytes = (int)section.Get(GeneratorKeys.MaxReplyBytes),
        };
        CheckPerturb(section, provider);
        CheckOllamaOnly(section, provider);
        CheckExtraBody(section, settings.ExtraBody);
        CheckTimeouts(section, settings);
        return new GeneratorEntry(settings, section.Position);
    }

    private static Provider? ProviderOf(Section section)
    {
        var given = new List<(Key Key, Provider Kind)>();
        foreach (var candidate in new (Key, Provider)[]
        {
            (GeneratorKeys.Ollama, Provider.Ollama),
            (GeneratorKeys.OpenAi, Provider.OpenAi),
            (GeneratorKeys.Perturb, Provider.Perturb),
        })
        {
            if (section.Has(candidate.Item1))
                given.Add(candidate);
        }

        if (given.Count == 1)
            return given[0].Kind;

        var found = given.Count == 0 ? "none" : string.Join(" and ", given.Select(pair => pair.Key.Name));
        var position = given.Count == 0 ? section.Position : section.PositionOf(given[1].Key);
        section.Diagnostics.Error(position, $"a generator has exactly one of ollama, openai and perturb; found {found}");
        return null;
    }

    private static IReadOnlyList<Uri> Endpoints(Section section, Provider? provider)
    {
        var one = section.Find(GeneratorKeys.Endpoint);
        var several = section.Find(GeneratorKeys.Endpoints);
        if (section.Has(GeneratorKeys.Endpoint) && section.Has(GeneratorKeys.Endpoints))
            section.Diagnostics.Error(section.PositionOf(GeneratorKeys.Endpoints), "endpoint and endpoints do not go together; keep one of them");

        if (several is not null && several.Distinct().Count() < several.Count)
            section.Diagnostics.Error(section.ValuePositionOf(GeneratorKeys.Endpoints), "an address is given twice");

        if (several is { Count: > 0 })
            return several;
        if (one is not null)
            return [one];
        if (provider == Provider.OpenAi && !section.Has(GeneratorKeys.Endpoint) && !section.Has(GeneratorKeys.Endpoints))
            section.Diagnostics.Error(section.PositionOf(GeneratorKeys.OpenAi), "openai needs an endpoint, such as endpoint: http://localhost:8000/v1");
        return provider == Provider.Ollama ? [OllamaDefault] : [];
    }

    private static void CheckPerturb(Section section, Provider? provider)
    {
        if (provider != Provider.Perturb)
            return;
        foreach (var key in GeneratorKeys.Table.Keys.Where(key => key != GeneratorKeys.Perturb && key != GeneratorKeys.Concurrency && section.Has(key)))
        {
            var hint = key == GeneratorKeys.Samples ? "; write perturb: { samples: N }" : string.Empty;
            section.Diagnostics.Error(section.PositionOf(key), $"\"{key.Name}\" does not go together with perturb{hint}");
        }
    }

    private static void CheckOllamaOnly(Section section, Provider? provider)
    {
        if (provider != Provider.OpenAi)
            return;
        foreach (var key in new Key[] { GeneratorKeys.KeepAlive, GeneratorKeys.ContextLength }.Where(section.Has))
            section.Diagnostics.Warning(section.PositionOf(key), $"\"{key.Name}\" has no effect with openai: such servers set it when they start");
    }

    /// <summary>What a request asks, and of whom, is recorded with its reply; a field from outside would make the record wrong.</summary>
    private static void CheckExtraBody(Section section, JsonObject? extraBody)
    {
        foreach (var member in extraBody?.Members ?? [])
        {
            if (OwnFields.Contains(member.Name))
            {
                section.Diagnostics.Error(
                    section.ValuePositionOf(GeneratorKeys.ExtraBody),
                    $"extra_body must not set \"{member.Name}\", which every request sets itself");
            }
        }
    }

    private static void CheckTimeouts(Section section, GeneratorSettings settings)
    {
        if (!section.Has(GeneratorKeys.Timeout))
            return;
        if (section.Has(GeneratorKeys.ConnectTimeout) && settings.ConnectTimeout > settings.Timeout)
            section.Diagnostics.Error(section.ValuePositionOf(GeneratorKeys.ConnectTimeout), "connect_timeout is longer than timeout");
        if (settings.FirstByteTimeout > settings.Timeout)
            section.Diagnostics.Error(section.ValuePositionOf(GeneratorKeys.FirstByteTimeout), "first_byte_timeout is longer than timeout");
    }
}
