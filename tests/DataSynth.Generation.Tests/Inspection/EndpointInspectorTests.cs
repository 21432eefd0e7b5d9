using DataSynth.Generation.Inspection;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Generation.Tests.Inspection;

public sealed class EndpointInspectorTests : IDisposable
{
    private readonly EndpointInspector _inspector = new(TimeProvider.System);

    public void Dispose() => _inspector.Dispose();

    [Fact]
    public async Task An_ollama_shows_its_models()
    {
        await using var server = await StartAsync();

        var report = await _inspector.ListAsync(Provider.Ollama, server.OllamaEndpoint, null, CancellationToken.None);

        (report.Problem, report.Version).ShouldBe((null, "0.32.6"));
        var model = report.Models.ShouldHaveSingleItem();
        (model.Name, model.Digest, model.Family, model.ParameterSize, model.Quantization)
            .ShouldBe(("qwen3:8b", server.Catalogue.Digest, "qwen3", "8.2B", "Q4_K_M"));
    }

    [Fact]
    public async Task A_vllm_shows_its_model_and_its_context()
    {
        await using var server = await StartAsync();

        var report = await _inspector.ListAsync(Provider.OpenAi, server.OpenAiEndpoint, null, CancellationToken.None);

        report.Models.ShouldBe([new ServedModel("qwen3:8b") { ContextLength = 32768 }], new SameNameAndContext());
    }

    [Fact]
    public async Task Everything_that_a_row_and_the_gate_need_is_found()
    {
        await using var server = await StartAsync(new ScriptedCatalogue
        {
            ModelInfo = new Dictionary<string, string>
            {
                ["general.license"] = "apache-2.0",
                ["general.base_model.0.name"] = "Qwen3 8B Base",
                ["general.base_model.0.organization"] = "Qwen",
                ["general.base_model.0.repo_url"] = "https://huggingface.co/Qwen/Qwen3-8B-Base",
            },
            ShowFields = new Dictionary<string, string> { ["remote_host"] = "https://ollama.com:443" },
        });
        var settings = WireFixture.SettingsFor(server, Provider.Ollama);

        var inspection = (await _inspector.InspectAsync(settings, CancellationToken.None)).ShouldHaveSingleItem();

        inspection.Status.ShouldBe(InspectionStatus.Ready);
        var model = inspection.Model!;
        (model.Digest, model.ContextLength, model.Quantization).ShouldBe((server.Catalogue.Digest, 40960L, "Q4_K_M"));
        model.Capabilities.ShouldBe(["completion", "tools", "thinking"]);
        var evidence = inspection.Evidence!;
        (evidence.LicenseId, evidence.ParameterSize, evidence.RemoteHost).ShouldBe(("apache-2.0", "8.2B", "https://ollama.com:443"));
        evidence.LicenseText!.ShouldStartWith("Apache License");
        evidence.BaseModels.ShouldBe(["Qwen3 8B Base", "https://huggingface.co/Qwen/Qwen3-8B-Base"]);
    }

    [Fact]
    public async Task A_missing_model_comes_with_the_command_that_fetches_it()
    {
        await using var server = await StartAsync(new ScriptedCatalogue { Model = "granite4:3b" });
        var ollama = (await _inspector.InspectAsync(WireFixture.SettingsFor(server, Provider.Ollama), CancellationToken.None))[0];
        var vllm = (await _inspector.InspectAsync(WireFixture.SettingsFor(server, Provider.OpenAi), CancellationToken.None))[0];

        (ollama.Status, ollama.Remedy).ShouldBe((InspectionStatus.ModelMissing, "ollama pull qwen3:8b"));
        vllm.Status.ShouldBe(InspectionStatus.ModelMissing);
        vllm.Problem!.ShouldContain("serves granite4:3b, not qwen3:8b");
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_an_outcome()
    {
        var server = await StartAsync();
        var settings = WireFixture.SettingsFor(server, Provider.Ollama);
        await server.DisposeAsync();

        var inspection = (await _inspector.InspectAsync(settings, CancellationToken.None))[0];
        var report = await _inspector.ListAsync(Provider.OpenAi, settings.Endpoints[0], null, CancellationToken.None);

        inspection.Status.ShouldBe(InspectionStatus.Unreachable);
        inspection.Problem!.ShouldContain("127.0.0.1");
        report.Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task Something_else_on_the_port_is_said_to_be_something_else()
    {
        await using var server = await StartAsync();

        var report = await _inspector.ListAsync(Provider.Ollama, new Uri(server.OllamaEndpoint, "/web"), null, CancellationToken.None);

        report.Problem!.ShouldContain("HTTP 404");
    }

    [Fact]
    public async Task A_key_that_is_not_set_is_an_error_of_the_environment()
    {
        var settings = new GeneratorSettings(Provider.OpenAi, "m") { ApiKeyEnvironmentVariable = "DATASYNTH_TEST_KEY_UNSET" };

        var inspect = async () => await _inspector.InspectAsync(settings, CancellationToken.None);

        await inspect.ShouldThrowAsync<GeneratorSetupException>();
    }

    [Fact]
    public async Task Perturb_has_nothing_to_inspect()
        => (await _inspector.InspectAsync(new GeneratorSettings(Provider.Perturb, "perturb/1"), CancellationToken.None)).ShouldBeEmpty();

    private static Task<ScriptedModelServer> StartAsync(ScriptedCatalogue? catalogue = null)
        => ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "unasked"), catalogue);

    private sealed class SameNameAndContext : IEqualityComparer<ServedModel>
    {
        public bool Equals(ServedModel? x, ServedModel? y) => x?.Name == y?.Name && x?.ContextLength == y?.ContextLength;

        public int GetHashCode(ServedModel obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
