using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class PipelineErrorTests
{
    [Theory]
    [InlineData("where: category = simple", 3, 48, "where: found \"simple\", expected a value")]
    [InlineData("where: \"a ~ 1\"", 3, 40, "where: found \"~\", expected one of =, !=")]
    [InlineData("where: 'a in [1'", 3, 45, "where: found the end, expected \"]\"")]
    [InlineData("where: [a]", 3, 37, "found a list, expected a condition such as")]
    [InlineData("where:", 3, 30, "\"where\" has no value")]
    [InlineData("shuffle: yes", 3, 39, "expected true or false")]
    [InlineData("limit: 0", 3, 37, "a whole number, 1 or more")]
    [InlineData("ground_truth: linient", 3, 44, "did you mean \"lenient\"?")]
    [InlineData("revison: abc", 3, 30, "did you mean \"revision\"?")]
    public void A_mistake_in_a_source_is_shown_with_line_and_column(string key, int line, int column, string message)
    {
        var reading = Read($"name: a\nsources:\n  - {{ file: x, format: rlla, {key} }}\ngenerators: [{{ perturb: {{}} }}]\n");

        var error = reading.Diagnostics.Items.ShouldHaveSingleItem();
        (error.Position?.Line, error.Position?.Column).ShouldBe((line, column));
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("sed: 7", 4, 1, "unknown key \"sed\"; did you mean \"seed\"?")]
    [InlineData("licences: [MIT]", 4, 1, "did you mean \"licenses\"?")]
    [InlineData("wholly_unknown: 1", 4, 1, "unknown key \"wholly_unknown\"; known here: name, seed,")]
    [InlineData("seed: many", 4, 7, "found many, expected a whole number, 0 or more")]
    [InlineData("seed: -1", 4, 7, "found -1, expected a whole number, 0 or more")]
    [InlineData("seed: \"7\"", 4, 7, "found the text \"7\" in quotes")]
    [InlineData("seed: 1.5", 4, 7, "found 1.5")]
    [InlineData("seed:", 4, 1, "\"seed\" has no value")]
    [InlineData("max_failure_share: 1.01", 4, 20, "expected a number from 0 to 1")]
    [InlineData("max_failure_share: .nan", 4, 20, "found .nan")]
    [InlineData("licenses: MIT", 4, 11, "expected a list of SPDX licence names")]
    [InlineData("licenses: [MIT, [x]]", 4, 17, "found a list")]
    [InlineData("ground_truth: strickt", 4, 15, "did you mean \"strict\"?")]
    [InlineData("label: { rules: bfc }", 4, 17, "found bfc, expected one of schema, exact, bfcl; did you mean \"bfcl\"?")]
    [InlineData("label: schema", 4, 8, "expected settings such as { rules: schema }")]
    [InlineData("label: { repair: yes }", 4, 18, "expected one of accept, reject")]
    [InlineData("label: { ordered: yes }", 4, 19, "expected true or false")]
    [InlineData("label: { rules: bfcl, ordered: true }", 4, 23, "ordered has no effect under rules: bfcl")]
    [InlineData("label: { rules: exact, ignore_case: true }", 4, 24, "ignore_case has no effect under rules: exact")]
    [InlineData("label: { collapse_space: true, rules: bfcl }", 4, 10, "collapse_space has no effect under rules: bfcl")]
    [InlineData("pairs: { per_task: 0 }", 4, 20, "a whole number from 1")]
    [InlineData("dedup: { near: 0 }", 4, 16, "a number above 0, at most 1")]
    [InlineData("obfuscate: { share: 2 }", 4, 21, "a number from 0 to 1")]
    [InlineData("export: { splits: { train: 0.5, validation: 0.4 } }", 4, 19, "sum to 0.9, expected 1")]
    [InlineData("export: { splits: { \"a b\": 1 } }", 4, 21, "letters, digits or underscores")]
    [InlineData("export: { splits: {} }", 4, 19, "expected split names")]
    [InlineData("export: { compression: zip }", 4, 24, "one of none, snappy, gzip, brotli, zstd")]
    [InlineData("export: { profile: toolrn }", 4, 20, "jsonl; did you mean \"toolrm\"?")]
    [InlineData("export: { shard_rows: 0 }", 4, 23, "a whole number from 1")]
    [InlineData("seed: &a 7", 4, 7, "anchor &a is not allowed")]
    [InlineData("seed: !!int 7", 4, 7, "is not allowed")]
    [InlineData("name: again", 4, 1, "key \"name\" is given twice; first in line 1")]
    [InlineData("? [a]\n: b", 4, 3, "a key must be a word")]
    [InlineData("seed: 'open", 4, 7, "this is not YAML")]
    [InlineData("---\nname: b", 4, 1, "a second document begins here")]
    public void An_error_says_where_it_is_and_what_is_allowed(string line, int row, int column, string message)
        => ShouldReport(PipelineTexts.With(line), row, column, message);

    [Theory]
    [InlineData("{}", 4, 5, "exactly one of ollama, openai and perturb; found none")]
    [InlineData("{ ollama: a, perturb: {} }", 4, 18, "found ollama and perturb")]
    [InlineData("{ openai: m }", 4, 7, "openai needs an endpoint")]
    [InlineData("{ openai: m, endpoint: http://a/v1, endpoints: [http://b/v1] }", 4, 41, "endpoint and endpoints do not go together")]
    [InlineData("{ openai: m, endpoints: [] }", 4, 29, "found an empty list")]
    [InlineData("{ openai: m, endpoints: [http://a, http://a] }", 4, 29, "given twice")]
    [InlineData("{ openai: m, endpoint: gpu1 }", 4, 28, "expected an address such as")]
    [InlineData("{ openai: m, endpoint: \"file:///etc\" }", 4, 28, "expected an address such as")]
    [InlineData("{ perturb: { samples: 1001 } }", 4, 27, "a whole number from 1 to 1000")]
    [InlineData("{ perturb: {}, temperature: 0 }", 4, 20, "\"temperature\" does not go together with perturb")]
    [InlineData("{ perturb: 4 }", 4, 16, "expected { samples: 4 }")]
    [InlineData("{ ollama: m, temperature: hot }", 4, 31, "found hot, expected a number from 0 to 2")]
    [InlineData("{ ollama: m, temperature: 2.1 }", 4, 31, "found 2.1")]
    [InlineData("{ ollama: m, top_p: 0 }", 4, 25, "a number above 0")]
    [InlineData("{ ollama: m, timeout: 10 }", 4, 27, "found 10, expected a duration up to 24h")]
    [InlineData("{ ollama: m, timeout: 10d }", 4, 27, "found 10d")]
    [InlineData("{ ollama: m, timeout: 0s }", 4, 27, "found 0s")]
    [InlineData("{ ollama: m, timeout: -1s }", 4, 27, "found -1s")]
    [InlineData("{ ollama: m, timeout: 25h }", 4, 27, "found 25h")]
    [InlineData("{ ollama: m, timeout: 5s, first_byte_timeout: 6s }", 4, 51, "longer than timeout")]
    [InlineData("{ ollama: m, timeout: 5s, connect_timeout: 6s }", 4, 48, "longer than timeout")]
    [InlineData("{ ollama: m, concurrency: 0 }", 4, 31, "auto or a whole number from 1")]
    [InlineData("{ ollama: m, tools: both }", 4, 25, "one of native, prompt")]
    [InlineData("{ ollama: m, think: much }", 4, 25, "expected true, false, low, medium, high or max")]
    [InlineData("{ ollama: m, keep_alive: soon }", 4, 30, "found soon")]
    [InlineData("{ ollama: m, extra_body: [1] }", 4, 30, "found a list")]
    [InlineData("{ ollama: [m] }", 4, 15, "expected a model name")]
    [InlineData("just text", 4, 5, "expected a generator such as")]
    public void An_error_in_a_generator_says_where_it_is_and_what_is_allowed(string generator, int row, int column, string message)
        => ShouldReport(PipelineTexts.WithGenerator(generator), row, column, message);

    [Fact]
    public void All_errors_are_found_at_once()
    {
        var items = Read("nam: x\nseed: a\nsources: []\ngenerators: [{ ollama: m, temperature: hot, timeot: 1s }]\nlabel: { rules: x }\n").Diagnostics.Items;

        items.Count.ShouldBe(7);
        items.Select(item => item.Position!.Value.Line).ShouldBe([1, 1, 2, 3, 4, 4, 5]);
    }

    [Fact]
    public void A_hostile_file_does_not_fill_the_screen()
    {
        var bag = Read(string.Concat(Enumerable.Range(0, 500).Select(i => $"key{i}: 1\n"))).Diagnostics;

        bag.Items.Count.ShouldBe(DiagnosticBag.Capacity);
        bag.Omitted.ShouldBe(503 - DiagnosticBag.Capacity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    public void An_empty_file_is_an_error_without_a_position(string text)
        => Read(text).Diagnostics.Items.ShouldHaveSingleItem().Message.ShouldStartWith("the file is empty");

    [Fact]
    public void A_document_that_holds_nothing_is_an_error()
        => Read("---\n").Diagnostics.HasErrors.ShouldBeTrue();

    [Fact]
    public void Deep_nesting_is_refused_at_once()
        => Read("name: " + new string('[', 50_000)).Diagnostics.Items.ShouldHaveSingleItem().Message.ShouldContain("nested deeper than 32");

    [Fact]
    public void Aliases_that_would_multiply_are_refused_and_not_expanded()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 20)
            .Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"));

        var items = Read(bomb).Diagnostics.Items;

        items.ShouldContain(item => item.Message.StartsWith("alias *a is not allowed"));
    }

    [Fact]
    public void A_huge_file_is_refused_without_being_read()
        => Read(new string('#', 2_000_000)).Diagnostics.Items.ShouldHaveSingleItem().Message.ShouldContain("2000000 characters");

    [Fact]
    public void A_file_of_very_many_values_is_refused()
        => Read("name: [" + string.Concat(Enumerable.Repeat("a,", 200_000)) + "]").Diagnostics.Items
            .ShouldContain(item => item.Message.Contains("more than 100000 values"));

    [Fact]
    public void A_file_of_very_many_unknown_keys_is_answered_quickly()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Read(string.Concat(Enumerable.Range(0, 49_000).Select(i => $"unknown_key_{i}: 1\n"))).Diagnostics.Omitted.ShouldBeGreaterThan(48_000);

        // Half a second in quiet; comparing every key with every other takes minutes.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_tab_that_indents_is_pointed_at()
    {
        var finding = Read("name: x\nsources:\n\t- { file: a }\n").Diagnostics.Items.ShouldHaveSingleItem();

        finding.Message.ShouldContain("tab");
        finding.Position!.Value.Line.ShouldBe(3);
    }

    private static void ShouldReport(string text, int row, int column, string message)
    {
        var reading = Read(text);

        reading.Pipeline.ShouldBeNull();
        reading.Diagnostics.Items.ShouldContain(
            item => item.Severity == DiagnosticSeverity.Error && item.Message.Contains(message)
                && item.Position!.Value.Line == row && item.Position!.Value.Column == column,
            DiagnosticRenderer.Render(reading.Source, reading.Diagnostics, default));
    }

    private static PipelineReading Read(string text) => PipelineReader.Read(new SourceText("test.yaml", text));
}
