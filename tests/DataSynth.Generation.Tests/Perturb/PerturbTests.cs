using System.Text;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Perturb;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Generation.Tests.Perturb;

public sealed class PerturbTests
{
    [Fact]
    public void The_first_samples_of_a_rich_task_show_every_error_type_that_is_possible()
    {
        var kinds = Kinds(TestTasks.Forecast, samples: 9);

        kinds.ShouldBe(
            ["value", "name", "count", "missing_optional", "missing_required", "type", "unexpected_parameter", "format", "missing_call"],
            ignoreOrder: true);
    }

    [Fact]
    public void Where_no_call_is_right_only_a_call_is_wrong()
        => Kinds(TestTasks.Chat, samples: 6).ShouldAllBe(kind => kind == "unexpected_call");

    [Fact]
    public void The_order_of_the_kinds_is_drawn_for_each_task()
    {
        var orders = Enumerable.Range(0, 8).Select(i => string.Join(' ', Kinds(TestTasks.Forecast with { Id = "w-" + i }, samples: 4)));

        orders.Distinct().Count().ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Samples_differ_from_each_other_as_long_as_they_can()
        => Bodies(TestTasks.Forecast, samples: 30).Distinct().Count().ShouldBe(30);

    [Fact]
    public void A_task_with_one_wrong_answer_gives_it_again_rather_than_failing()
    {
        var task = TestTasks.Chat with { Tools = [new Tool("ping", null, "{}")] };

        Bodies(task, samples: 3).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_sample_depends_on_nothing_but_seed_task_variant_and_index()
    {
        var once = Bodies(TestTasks.Forecast, samples: 20);

        Bodies(TestTasks.Forecast, samples: 20).ShouldBe(once);
        Bodies(TestTasks.Forecast, samples: 7).ShouldBe(once.Take(7));
        Bodies(TestTasks.Forecast, samples: 20, seed: 8).ShouldNotBe(once);
        Bodies(TestTasks.Forecast, samples: 20, variant: "obfuscated").ShouldNotBe(once);
    }

    [Fact]
    public void Names_made_up_for_an_obfuscated_task_mean_as_little_as_its_own()
    {
        var task = TestTasks.Forecast with
        {
            Tools = [new Tool("q7Kd2x", null, """{"type":"object","properties":{"b3Zu":{"type":"string"}},"required":["b3Zu"]}""")],
            Expectation = new Expectation(ExpectationKind.Exact, [new ExpectedCall("q7Kd2x", [TestTasks.Exactly("b3Zu", "\"Paris\"")])]),
        };

        var calls = Bodies(task, samples: 60, variant: GenerationRequest.ObfuscatedVariant)
            .Where(body => ErrorTypeOf(body) is "name" or "unexpected_parameter")
            .Select(body => WireFixture.Read(new Answered(Encoding.UTF8.GetBytes(body), 1, TimeSpan.Zero, null, null, "stop"), Provider.Perturb, task))
            .SelectMany(read => read.Parse(task.Tools, new ParseOptions()).Calls)
            .ToList();

        calls.ShouldContain(call => call.Name != "q7Kd2x");
        calls.ShouldContain(call => call.Arguments.Members.Count > 1);
        calls.ShouldAllBe(call => Shape(call.Name) == "a0Aa0a");
        calls.SelectMany(call => call.Arguments.Members).ShouldAllBe(member => Shape(member.Name) == "a0Aa");
    }

    [Fact]
    public async Task The_generator_hands_out_what_the_perturber_finds()
    {
        var settings = new GeneratorSettings(Provider.Perturb, GeneratorDescription.PerturbName) { Samples = 3, Concurrency = 5 };
        using var pool = WireFixture.Impatient();
        using var generator = WireFixture.Create(settings, pool);
        var requests = new RequestFactory(settings, GeneratorDescription.Perturb, 7).Create(TestTasks.Forecast, "original");

        var bodies = new List<string>();
        foreach (var request in requests)
            bodies.Add(WireFixture.BodyOf(await generator.GenerateAsync(request, CancellationToken.None)));

        bodies.ShouldBe(Bodies(TestTasks.Forecast, samples: 3));
        (generator.Concurrency, generator.Description.Name).ShouldBe((5, "perturb/1"));
        var hopeless = requests[0] with { Task = TestTasks.Chat with { Tools = [] } };
        var failed = (await generator.GenerateAsync(hopeless, CancellationToken.None)).ShouldBeOfType<Failed>();
        failed.Reason.ToFileName().ShouldBe("no_perturbation");
    }

    [Fact]
    public void Every_answer_to_any_task_is_labelled_as_it_says()
        => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var task = RandomTask(seed);
            foreach (var body in Bodies(task, samples: 12, seed: seed))
                LabelOf(task, body).ShouldBe(ErrorTypeOf(body), $"seed {seed}: {body}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Accepted_values_count_as_right_and_are_never_offered_as_wrong()
    {
        var task = TestTasks.Forecast with
        {
            Expectation = new Expectation(
                ExpectationKind.Accepted,
                [new ExpectedCall("get_weather", [TestTasks.AnyOf("city", "\"Paris\"", "\"Parsi\""), TestTasks.AnyOf("days", "4", "5", "6", "50"), TestTasks.AnyOf("unit", "\"celsius\"", "\"\"")])]),
        };

        foreach (var body in Bodies(task, samples: 40))
            LabelOf(task, body).ShouldBe(ErrorTypeOf(body), body);
    }

    private static string Shape(string name)
        => string.Concat(name.Select(letter => char.IsAsciiDigit(letter) ? '0' : char.IsAsciiLetterUpper(letter) ? 'A' : char.IsAsciiLetterLower(letter) ? 'a' : letter));

    private static List<string> Kinds(ToolTask task, int samples) => [.. Bodies(task, samples).Select(ErrorTypeOf)];

    private static string ErrorTypeOf(string body) => ((JsonObject)JsonValue.Parse(body)).GetText("error_type")!;

    private static string? LabelOf(ToolTask task, string body)
    {
        var outcome = new Answered(Encoding.UTF8.GetBytes(body), 1, TimeSpan.Zero, null, null, "stop");
        var read = WireFixture.Read(outcome, Provider.Perturb, task);
        return Labeller.Label(task, read.Parse(task.Tools, new ParseOptions()), read.Reply.IsCut, new LabelOptions()).ErrorType?.ToFileName();
    }

    private static List<string> Bodies(ToolTask task, int samples, long seed = 7, string variant = "original")
        => [.. Enumerable.Range(0, samples).Select(i => Encoding.UTF8.GetString(Perturber.Perturb(task, variant, seed, i)!))];

    /// <summary>A task whose tools and right calls are drawn together, so that they agree.</summary>
    private static ToolTask RandomTask(int seed)
    {
        var random = new SeededRandom(seed, "task");
        var tools = new List<Tool>();
        var calls = new List<ExpectedCall>();
        for (var t = 0; t < 1 + random.Next(4); t++)
        {
            var name = "tool_" + t;
            var properties = new List<string>();
            var required = new List<string>();
            var arguments = new List<ExpectedArgument>();
            for (var p = 0; p < random.Next(5); p++)
            {
                var (schema, value) = random.Pick(Parameters);
                properties.Add($"\"p{p}\":{schema}");
                var isRequired = random.Next(2) == 0;
                if (isRequired)
                    required.Add($"\"p{p}\"");
                if (isRequired || random.Next(2) == 0)
                    arguments.Add(TestTasks.Exactly("p" + p, value));
            }

            tools.Add(new Tool(
                name,
                "does " + t,
                $$"""{"type":"object","properties":{{{string.Join(',', properties)}}},"required":[{{string.Join(',', required)}}]}"""));
            if (random.Next(2) == 0)
                calls.Add(new ExpectedCall(name, arguments));
        }

        return new ToolTask(
            "r-" + seed, "random", [new Message("user", "Please do the first of these things tomorrow")], tools, new Expectation(ExpectationKind.Exact, calls));
    }

    private static readonly (string Schema, string Value)[] Parameters =
    [
        ("""{"type":"string"}""", "\"Berlin Mitte\""),
        ("""{"type":"string","format":"date"}""", "\"2026-02-28\""),
        ("""{"type":"string","enum":["a","b","c"]}""", "\"b\""),
        ("""{"type":"integer"}""", "100"),
        ("""{"type":"number","default":1.5}""", "2.25"),
        ("""{"type":"boolean"}""", "false"),
        ("""{"type":"array","items":{"type":"integer"}}""", "[1,2,3]"),
        ("""{"type":"object","properties":{"x":{"type":"number"},"y":{"type":"string"}},"required":["x"]}""", """{"x":1.0,"y":"z"}"""),
        ("""{"type":["string","null"]}""", "null"),
        ("{}", "\"anything\""),
    ];
}
