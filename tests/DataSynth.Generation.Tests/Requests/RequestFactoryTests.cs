using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Tests.Requests;

public sealed class RequestFactoryTests
{
    private static readonly GeneratorSettings Settings = new(Provider.Ollama, "qwen3:8b");
    private static readonly GeneratorDescription Description = WireFixture.DescriptionOf(Settings) with { Digest = "d1" };

    [Fact]
    public void Every_sample_has_its_own_seed_and_key()
    {
        var requests = Create(Settings with { Samples = 50 });

        requests.Count.ShouldBe(50);
        requests.Select(request => request.SampleIndex).ShouldBe(Enumerable.Range(0, 50));
        requests.Select(request => request.Sampling.Seed).Distinct().Count().ShouldBe(50);
        requests.Select(request => request.Key).Distinct().Count().ShouldBe(50);
        requests.ShouldAllBe(request => request.Sampling.Seed >= 0 && request.Sampling.Seed <= int.MaxValue);
        requests[0].Key.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public void More_samples_leave_the_earlier_ones_as_they_are()
        => Create(Settings with { Samples = 9 }).Take(3).Select(request => request.Key)
            .ShouldBe(Create(Settings with { Samples = 3 }).Select(request => request.Key));

    [Fact]
    public void The_key_is_the_same_for_ever()
        => Create(Settings)[0].Key.ShouldBe("63864974a8fa910ca14d85a531c8ee85b2fc8b46afe544bb98877b3e9865c6f8");

    public static TheoryData<string, GeneratorSettings> WithoutEffect => new()
    {
        { "endpoint", Settings with { Endpoints = [new Uri("http://elsewhere:1")] } },
        { "time-outs", Settings with { Timeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(1), FirstByteTimeout = TimeSpan.FromSeconds(1) } },
        { "concurrency", Settings with { Concurrency = 99 } },
        { "keep-alive", Settings with { KeepAlive = "0" } },
        { "token limits", Settings with { MaxOutputTokens = 1, ContextLength = 1 } },
        { "reply size", Settings with { MaxResponseBytes = 1 } },
        { "key variable", Settings with { ApiKeyEnvironmentVariable = "X" } },
        { "licence", Settings with { License = "MIT" } },
    };

    [Theory]
    [MemberData(nameof(WithoutEffect))]
    public void What_does_not_shape_an_answer_does_not_change_its_key(string what, GeneratorSettings changed)
        => Create(changed)[0].Key.ShouldBe(Create(Settings)[0].Key, what);

    public static TheoryData<string, GeneratorSettings> WithEffect => new()
    {
        { "temperature", Settings with { Temperature = 0.71 } },
        { "no temperature", Settings with { Temperature = null } },
        { "top_p", Settings with { TopP = 1 } },
        { "top_k", Settings with { TopK = 40 } },
        { "min_p", Settings with { MinP = 0 } },
        { "think", Settings with { Think = "true" } },
        { "extra body", Settings with { ExtraBody = JsonObject.Empty } },
    };

    [Theory]
    [MemberData(nameof(WithEffect))]
    public void What_shapes_an_answer_changes_its_key(string what, GeneratorSettings changed)
        => Create(changed)[0].Key.ShouldNotBe(Create(Settings)[0].Key, what);

    [Fact]
    public void Model_digest_delivery_messages_tools_seed_and_task_change_the_key()
    {
        var task = TestTasks.Forecast;
        var spaced = new Tool(TestTasks.Weather.Name, TestTasks.Weather.Description, TestTasks.WeatherSchema + " ");
        string[] keys =
        [
            Create(Settings)[0].Key,
            Key(Description with { Digest = "d2" }),
            Key(Description with { Digest = null }),
            Key(Description with { Model = "qwen3:4b" }),
            Key(Description with { Delivery = ToolDelivery.Prompt }),
            Key(Description, task with { Tools = [spaced, TestTasks.Time] }),
            Key(Description, task with { Conversation = [new Message("user", "?")] }),
            Key(Description, task with { Conversation = TestTasks.MultiTurn }),
            Key(Description, task with { Id = "w-2" }),
            new RequestFactory(Settings, Description, 8).Create(task, "original")[0].Key,
            new RequestFactory(Settings, Description, 7).Create(task, "obfuscated")[0].Key,
            new RequestFactory(Settings, Description, 7).Create(task, "original", [new Message("system", "tools: …")])[0].Key,
        ];

        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void The_ground_truth_shapes_a_perturbation_but_no_answer_of_a_model()
    {
        var changed = TestTasks.Forecast with { Expectation = Expectation.NoCall };
        var perturb = new GeneratorSettings(Provider.Perturb, GeneratorDescription.PerturbName);
        var factory = new RequestFactory(perturb, GeneratorDescription.Perturb, 7);

        Key(Description, changed).ShouldBe(Key(Description));
        factory.Create(changed, "original")[0].Key.ShouldNotBe(factory.Create(TestTasks.Forecast, "original")[0].Key);
    }

    [Fact]
    public void Tools_go_into_the_request_only_where_the_api_takes_them()
    {
        Create(Settings)[0].Tools.ShouldBe(TestTasks.Forecast.Tools);
        new RequestFactory(Settings, Description with { Delivery = ToolDelivery.Prompt }, 7).Create(TestTasks.Forecast, "original")[0].Tools.ShouldBeEmpty();
    }

    private static IReadOnlyList<GenerationRequest> Create(GeneratorSettings settings)
        => new RequestFactory(settings, Description, 7).Create(TestTasks.Forecast, "original");

    private static string Key(GeneratorDescription description, ToolTask? task = null)
        => new RequestFactory(Settings, description, 7).Create(task ?? TestTasks.Forecast, "original")[0].Key;
}
