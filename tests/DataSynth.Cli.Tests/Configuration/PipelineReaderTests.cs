using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Pairs;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class PipelineReaderTests
{
    [Fact]
    public void Only_name_sources_and_generators_are_required_and_the_rest_has_defaults()
    {
        var pipeline = ReadValid(PipelineTexts.Minimal);

        pipeline.Name.ShouldBe("small");
        pipeline.Seed.ShouldBe(0);
        pipeline.Sources.ShouldHaveSingleItem().Settings.Format.ShouldBe("tasks");
        pipeline.Licenses.ShouldBe(["Apache-2.0", "MIT"]);
        pipeline.GroundTruth.ShouldBeNull();
        pipeline.Label.ShouldBe(new LabelSettings(LabelRules.Schema, AcceptRepaired: true, Ordered: false, SuspectAfter: 3));
        pipeline.Pairs.PerTask.ShouldBe(3);
        pipeline.MaxFailureShare.ShouldBe(0.05);
        pipeline.Prompt.ShouldBeNull();
        pipeline.Obfuscation.ShouldBeNull();
        pipeline.DataSetDirectory.ShouldBe("output/small");
        pipeline.Export.Compression.ShouldBe("zstd");
        pipeline.Export.ShardRows.ShouldBe(100_000);
        pipeline.Export.Splits.ShouldBe([new SplitShare("train", 0.98), new SplitShare("validation", 0.02)]);
    }

    [Fact]
    public void Labels_may_leave_letter_case_and_inner_space_out_of_account()
    {
        var label = ReadValid(PipelineTexts.Minimal + "\nlabel: { ignore_case: true, collapse_space: true }\n").Label;

        (label.IgnoreCase, label.CollapseSpace).ShouldBe((true, true));
    }

    [Fact]
    public void Every_documented_key_is_read()
    {
        var pipeline = ReadValid(PipelineTexts.Full);

        pipeline.Seed.ShouldBe(7);
        pipeline.Obfuscation.ShouldBe(new ObfuscationSettings(0.5, DescriptionMode.Report));
        pipeline.Prompt.ShouldBe("prompts/tool-calling.md");
        var source = pipeline.Sources.ShouldHaveSingleItem().Settings;
        (source.Path, source.Format, source.Dataset, source.License, source.Limit)
            .ShouldBe(("data/xlam.jsonl", "xlam", "xlam", "CC-BY-4.0", 5000));
        pipeline.Generators.Select(generator => generator.Settings.Provider)
            .ShouldBe([Provider.Ollama, Provider.OpenAi, Provider.Perturb]);
        var (ollama, openAi, perturb) = (pipeline.Generators[0].Settings, pipeline.Generators[1].Settings, pipeline.Generators[2].Settings);
        (ollama.Model, ollama.Samples, ollama.Temperature, ollama.ContextLength, ollama.MaxOutputTokens)
            .ShouldBe(("qwen3:8b", 4, 0.7, 16384, 1024));
        ollama.Timeout.ShouldBe(TimeSpan.FromMinutes(10));
        ollama.Concurrency.ShouldBeNull();
        openAi.Endpoints.Select(endpoint => endpoint.Host).ShouldBe(["gpu1", "gpu2"]);
        (openAi.License, openAi.ApiKeyEnvironmentVariable).ShouldBe(("Apache-2.0", "VLLM_KEY"));
        (perturb.Model, perturb.Samples).ShouldBe(("perturb/1", 4));
        (pipeline.Export.Directory, pipeline.Export.Compression).ShouldBe(("output/overnight", "zstd"));
    }

    [Fact]
    public void Every_documented_key_has_an_effect()
        => Read(PipelineTexts.Full).Diagnostics.Items.ShouldBeEmpty();

    [Fact]
    public void Obfuscation_takes_half_of_the_tasks_unless_told_otherwise_and_says_what_descriptions_do()
    {
        ReadValid(PipelineTexts.With("obfuscate: {}")).Obfuscation.ShouldBe(new ObfuscationSettings(0.5, DescriptionMode.Report));
        ReadValid(PipelineTexts.With("obfuscate: { share: 1, descriptions: drop }")).Obfuscation.ShouldBe(new ObfuscationSettings(1, DescriptionMode.Drop));
        Read(PipelineTexts.With("obfuscate: { descriptions: replaced }")).Diagnostics.Items.ShouldHaveSingleItem().Message
            .ShouldContain("expected one of report, replace, drop");
    }

    [Fact]
    public void Sampling_keys_are_read()
    {
        var generator = ReadValid(PipelineTexts.WithGenerator(
            "{ ollama: m, top_p: 0.9, top_k: 40, min_p: 0.05, think: low, keep_alive: 30m, tools: prompt, concurrency: 8,"
            + " connect_timeout: 500ms, first_byte_timeout: 1.5m, max_reply_bytes: 4096, extra_body: { num_batch: 512, nested: [1.0, yes, null, true, \"2\"] } }"))
            .Generators[0].Settings;

        (generator.TopP, generator.TopK, generator.MinP).ShouldBe((0.9, 40, 0.05));
        (generator.Think, generator.KeepAlive, generator.Delivery).ShouldBe(("low", "30m", ToolDelivery.Prompt));
        generator.Concurrency.ShouldBe(8);
        generator.ConnectTimeout.ShouldBe(TimeSpan.FromMilliseconds(500));
        generator.FirstByteTimeout.ShouldBe(TimeSpan.FromSeconds(90));
        generator.MaxResponseBytes.ShouldBe(4096);
        generator.ExtraBody!.ToString().ShouldBe("""{"num_batch":512,"nested":[1.0,"yes",null,true,"2"]}""");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("high")]
    public void Thinking_is_a_truth_value_or_a_level(string think)
        => ReadValid(PipelineTexts.WithGenerator($"{{ ollama: m, think: {think} }}")).Generators[0].Settings.Think.ShouldBe(think);

    [Fact]
    public void How_replies_are_read_can_be_said_for_all_and_for_each_generator()
    {
        var parsing = ReadValid(PipelineTexts.With("parse: { strict: true, max_depth: 20, max_calls: 5 }")).Parsing;
        var model = ReadValid(PipelineTexts.WithGenerator("{ ollama: m, syntax: hermes }")).Generators[0].Settings;

        (parsing.Repair, parsing.MaxDepth, parsing.MaxCalls, parsing.MaxLength).ShouldBe((false, 20, 5, 64 * 1024 * 1024));
        model.Syntax.ShouldBe("hermes");
        ReadValid(PipelineTexts.Minimal).Parsing.ShouldBe(new());
        Read(PipelineTexts.WithGenerator("{ ollama: m, syntax: hermse }")).Diagnostics.Items
            .ShouldContain(item => item.Message.Contains("did you mean \"hermes\"?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_old_YAML_takes_for_a_truth_value_stays_a_word()
        => ReadValid(PipelineTexts.Minimal.Replace("name: small", "name: no")).Name.ShouldBe("no");

    [Fact]
    public void An_Ollama_model_without_an_endpoint_is_asked_on_this_machine()
        => ReadValid(PipelineTexts.WithGenerator("ollama: qwen3:8b")).Generators[0].Settings.Endpoints
            .ShouldBe([new Uri("http://localhost:11434")]);

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_fine()
        => ReadValid(PipelineTexts.Full.ReplaceLineEndings("\r\n")).Name.ShouldBe("overnight");

    [Fact]
    public void Reading_random_text_never_throws()
    {
        var pieces = new[] { "name", ": ", "\n", "  ", "- ", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a", "!t ", "|", ">", "#", "?", "\t", "generators", "ollama", "0x", "~", "é", "\uD800" };
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var reading = Read(text);
            (reading.Pipeline is null).ShouldBe(reading.Diagnostics.HasErrors);
            DiagnosticRenderer.Render(reading.Source, reading.Diagnostics, default).ShouldNotBeNull();
        }
    }

    private static PipelineFile ReadValid(string text)
    {
        var reading = Read(text);
        DiagnosticRenderer.Render(reading.Source, reading.Diagnostics, default).ShouldNotContain("error:");
        return reading.Pipeline.ShouldNotBeNull();
    }

    private static PipelineReading Read(string text) => PipelineReader.Read(new SourceText("test.yaml", text));
}
