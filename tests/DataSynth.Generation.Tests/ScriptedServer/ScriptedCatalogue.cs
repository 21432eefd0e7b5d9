using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataSynth.Generation.Tests.ScriptedServer;

/// <summary>What the scripted server says of itself: one model, with the fields that Ollama and vLLM give.</summary>
internal sealed record ScriptedCatalogue
{
    /// <summary>The model served.</summary>
    public string Model { get; init; } = "qwen3:8b";

    /// <summary>Models that are there besides it, with the same particulars.</summary>
    public IReadOnlyList<string> OtherModels { get; init; } = [];

    /// <summary>Its digest, as <c>/api/tags</c> gives it.</summary>
    public string Digest { get; init; } = "500a1f067a9f782620b40bee6f7b0c89e17ae61f686b92c24933e4ca4b2b8b41";

    /// <summary>The licence text of <c>/api/show</c>; null leaves the field out.</summary>
    public string? LicenseText { get; init; } = "Apache License\nVersion 2.0, January 2004\nhttp://www.apache.org/licenses/";

    /// <summary>Members of <c>model_info</c> besides the architecture's.</summary>
    public IReadOnlyDictionary<string, string> ModelInfo { get; init; } = new Dictionary<string, string>();

    /// <summary>Members at the top of <c>/api/show</c> besides the usual.</summary>
    public IReadOnlyDictionary<string, string> ShowFields { get; init; } = new Dictionary<string, string>();

    /// <summary>The capabilities.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = ["completion", "tools", "thinking"];

    /// <summary>The parameter size in words.</summary>
    public string ParameterSize { get; init; } = "8.2B";

    /// <summary>The page <c>/metrics</c>; null for servers that have none.</summary>
    public Func<string>? Metrics { get; init; }

    /// <summary>Answers a question that is not chat.</summary>
    public ScriptedReply Answer(ScriptedRequest request) => request.Path switch
    {
        "/api/version" => Json(new JsonObject { ["version"] = "0.32.6" }),
        "/api/tags" => Json(new JsonObject { ["models"] = new JsonArray([.. Models.Select(Tag)]) }),
        "/api/show" => Models.Contains(request.Json.GetProperty("model").GetString()) ? Json(Show()) : Missing(request),
        "/v1/models" => Json(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(model => new JsonObject
            {
                ["id"] = model,
                ["object"] = "model",
                ["owned_by"] = "vllm",
                ["max_model_len"] = 32768,
            })]),
        }),
        "/metrics" when Metrics is not null => new ScriptedReply { Body = Metrics(), ContentType = "text/plain; version=0.0.4" },
        _ => ScriptedReply.Error(request, 404, "no such path"),
    };

    private IEnumerable<string> Models => [Model, .. OtherModels];

    private static ScriptedReply Missing(ScriptedRequest request)
        => ScriptedReply.Error(request, 404, $"model '{request.Json.GetProperty("model").GetString()}' not found");

    private static ScriptedReply Json(JsonNode body) => new() { Body = body.ToJsonString() };

    private JsonObject Details() => new()
    {
        ["parent_model"] = "",
        ["format"] = "gguf",
        ["family"] = "qwen3",
        ["parameter_size"] = ParameterSize,
        ["quantization_level"] = "Q4_K_M",
    };

    private JsonObject Tag(string model) => new()
    {
        ["name"] = model,
        ["model"] = model,
        ["size"] = 5_225_388_164,
        ["digest"] = Digest,
        ["details"] = Details(),
    };

    private JsonObject Show()
    {
        var info = new JsonObject { ["general.architecture"] = "qwen3", ["qwen3.context_length"] = 40960 };
        foreach (var (name, value) in ModelInfo)
            info[name] = value;
        var show = new JsonObject
        {
            ["details"] = Details(),
            ["model_info"] = info,
            ["capabilities"] = JsonSerializer.SerializeToNode(Capabilities),
        };
        if (LicenseText is not null)
            show["license"] = LicenseText;
        foreach (var (name, value) in ShowFields)
            show[name] = value;
        return show;
    }
}
