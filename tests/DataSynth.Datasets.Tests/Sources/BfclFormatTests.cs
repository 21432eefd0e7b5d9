using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class BfclFormatTests : IDisposable
{
    private const string Tool = """{"name":"math.factorial","description":"d","parameters":{"type":"dict", "properties":{"number":{"type":"integer"},"unit":{"type":"string"}},"required":["number"]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_published_folder_is_joined_by_id()
    {
        _folder.Write("BFCL_v4_simple_python.json", Question("simple_python_0") + "\n" + Question("simple_python_1") + "\n" + Question("simple_python_2"));
        _folder.Write("BFCL_v4_irrelevance.json", Question("irrelevance_0"));
        _folder.Write("BFCL_v4_live_relevance.json", Question("live_relevance_0-0-0"));
        _folder.Write(
            "possible_answer/BFCL_v4_simple_python.json",
            """
            {"id": "simple_python_1", "ground_truth": [{"math.factorial": {"number": [5], "unit": ["", "n"]}}]}
            {"id": "simple_python_0", "ground_truth": [{"math.factorial": {"number": [4]}}]}
            {"id":
            """);

        var items = await SourceReading.ReadAsync(_folder.Root, "bfcl");

        items.OfType<SourceTask>().Select(item => $"{item.Task.Id} {item.Task.Dataset} {Describe(item.Task)}").ShouldBe(
        [
            "irrelevance_0 BFCL_v4_irrelevance ",
            "simple_python_0 BFCL_v4_simple_python math.factorial(number=4)",
            "simple_python_1 BFCL_v4_simple_python math.factorial(number=5, unit=\"\"|\"n\")",
        ]);
        items.OfType<QuarantinedRow>().Select(row => row.Id).ShouldBe(["live_relevance_0-0-0", "simple_python_2"]);
        items.OfType<QuarantinedRow>().Last().Reason.ShouldContain("1 of its lines cannot be read");
    }

    [Fact]
    public async Task The_answer_file_is_among_the_hashed_inputs()
    {
        _folder.Write("q.json", Question("simple_0"));
        _folder.Write("possible_answer/q.json", "");

        var inputs = await TaskSources.HashAsync(new SourceSettings(_folder.At("q.json"), "bfcl"), CancellationToken.None);

        inputs.Select(input => input.Name).ShouldBe(["q.json", "q.json"]);
        inputs[1].Sha256.ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public async Task The_index_of_ids_in_the_published_folder_is_no_case()
    {
        _folder.Write("BFCL_v4_format_sensitivity.json", "{\n    \"simple_python\": [\n        \"simple_python_0\"\n    ]\n}");
        _folder.Write("BFCL_v4_irrelevance.json", Question("irrelevance_0"));

        (await SourceReading.ReadAsync(_folder.Root, "bfcl")).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();
    }

    [Fact]
    public async Task The_first_published_files_have_no_ids_and_are_joined_by_their_order()
    {
        _folder.Write("gorilla_openfunctions_v1_test_simple.json", $"{{\"question\":\"a\",\"function\":{Tool}}}\n{{\"question\":\"b\",\"function\":{Tool}}}");
        _folder.Write(
            "possible_answer/gorilla_openfunctions_v1_test_simple.json",
            """
            {"math.factorial": {"number": [5]}}
            {"math.factorial": {"number": [6]}}
            """);

        (await SourceReading.ReadAsync(_folder.Root, "bfcl")).Tasks().Select(item => $"{item.Task.Id} {item.Calls()}").ShouldBe(
        [
            "gorilla_openfunctions_v1_test_simple_0 math.factorial(number=5)",
            "gorilla_openfunctions_v1_test_simple_1 math.factorial(number=6)",
        ]);
    }

    [Theory]
    [InlineData("""[{"math.factorial":{"number":[5]}}]""", "math.factorial(number=5)")]
    [InlineData("""{"math.factorial_1":{"number":[5]},"math.factorial 2":{"number":[6]}}""", "math.factorial(number=5); math.factorial(number=6)")]
    [InlineData("""["math.factorial(5)", "math.factorial(number=2*3)"]""", "math.factorial(number=5); math.factorial(number=6)")]
    [InlineData("\"math.factorial(number=5)\"", "math.factorial(number=5)")]
    [InlineData("\"[{\\\"math.factorial\\\":{\\\"number\\\":[5]}}]\"", "math.factorial(number=5)")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public async Task Ground_truth_is_read_in_every_published_spelling(string groundTruth, string calls)
        => Describe((await ReadOneAsync(Line("a", groundTruth))).ShouldBeOfType<SourceTask>().Task).ShouldBe(calls);

    [Fact]
    public async Task Call_strings_are_exact_and_maps_are_accepted_values()
    {
        (await ReadOneAsync(Line("a", """["math.factorial(number=5)"]"""))).ShouldBeOfType<SourceTask>().Task.Expectation.Kind.ShouldBe(ExpectationKind.Exact);
        (await ReadOneAsync(Line("a", """[{"math.factorial":{"number":[5]}}]"""))).ShouldBeOfType<SourceTask>().Task.Expectation.Kind.ShouldBe(ExpectationKind.Accepted);
    }

    [Theory]
    [InlineData("\"How?\"")]
    [InlineData("""[{"role":"user","content":"How?"}]""")]
    [InlineData("""[[{"role":"user","content":"How?"}]]""")]
    [InlineData("\"[[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"How?\\\"}]]\"")]
    public async Task Questions_are_read_in_every_published_spelling(string question)
        => (await ReadOneAsync($$"""{"id":"a","question":{{question}},"function":{{Tool}},"ground_truth":null}"""))
            .ShouldBeOfType<SourceTask>().Task.Conversation.ShouldHaveSingleItem().Content.ShouldBe("How?");

    [Theory]
    [InlineData("java_4", "", SourceLanguage.Java)]
    [InlineData("simple_javascript_4", "", SourceLanguage.JavaScript)]
    [InlineData("v1:x_4", ",\"category\":\"java\"", SourceLanguage.Java)]
    [InlineData("java_4", ",\"language\":\"PYTHON\"", SourceLanguage.Python)]
    [InlineData("simple_4", "", SourceLanguage.Python)]
    public async Task The_language_is_that_of_the_line_or_of_its_category(string id, string more, SourceLanguage language)
        => (await ReadOneAsync($$"""{"id":"{{id}}","question":"q","function":[{{Tool}}],"ground_truth":[]{{more}}}"""))
            .ShouldBeOfType<SourceTask>().Task.Language.ShouldBe(language);

    [Theory]
    [InlineData("""{"id":"multi_turn_base_0","question":[[{"role":"user","content":"a"}],[{"role":"user","content":"b"}]],"function":[],"ground_truth":[["f()"],["g()"]]}""", "a case of the category \"multi_turn_base\": the leaderboard executes these")]
    [InlineData("""{"id":"m_0","question":[[{"role":"user","content":"a"}],[{"role":"user","content":"b"}]],"function":[],"ground_truth":[["f()"],["g()"]]}""", "a case of 2 turns: the leaderboard executes these")]
    [InlineData("""{"id":"m_0","question":"q","function":[],"ground_truth":[["f()"]]}""", "a list of turns: the leaderboard executes these")]
    [InlineData("""{"id":"rest_0","question":"q","function":[],"ground_truth":null}""", "null although a call is right in the category \"rest\"")]
    [InlineData("""{"id":"v1_rest_0","question":"q","function":[],"ground_truth":null}""", "null although a call is right in the category \"rest\"")]
    [InlineData("""{"id":"memory_kv_0-customer-0","question":[[{"role":"user","content":"a"}]],"involved_classes":["MemoryAPI"]}""", "a case of the category \"memory_kv\"")]
    [InlineData("""{"id":"simple_0","question":"q","function":[]}""", "neither on the line nor in a file of the same name")]
    [InlineData("""{"id":"a","function":[],"ground_truth":null}""", "`question` is missing")]
    [InlineData("""{"id":"a","question":"q","ground_truth":null}""", "`function` is missing")]
    [InlineData("""{"id":"a","question":"q","function":[{"name":"f"}],"ground_truth":["f("]}""", "cannot be read as a Python call")]
    [InlineData("""{"id":"a","question":"q","function":[{"name":"f"}],"ground_truth":[{"f":[]}]}""", "expected an object from parameter")]
    [InlineData("""{"id":"a","question":"q","function":[{"name":"f"}],"ground_truth":[{"f":{"x":5}}]}""", "expected a list")]
    [InlineData("""{"id":"a","question":"q","function":[{"name":"f"}],"ground_truth":5}""", "`ground_truth` is a number")]
    [InlineData("""{"id":"a","question":"q","function":[],"ground_truth":[{"f":{}}]}""", "`tools` is empty")]
    public async Task What_cannot_be_compared_is_quarantined_with_its_reason(string line, string reason)
        => (await ReadOneAsync(line)).ShouldBeOfType<QuarantinedRow>().Reason.ShouldContain(reason);

    [Fact]
    public async Task Accepted_values_within_objects_stay_as_published()
    {
        const string GroundTruth = """[{"math.factorial":{"number":[5],"unit":[{"a":[1,2],"b":["x",""]}]}}]""";

        var item = (await SourceReading.ReadAsync(_folder.Write("q.json", Line("a", GroundTruth)), "bfcl", GroundTruthMode.Off)).ShouldHaveSingleItem();

        item.ShouldBeOfType<SourceTask>().Task.Expectation.Calls[0].Arguments[1].Accepted.ShouldHaveSingleItem().ToString()
            .ShouldBe("""{"a":[1,2],"b":["x",""]}""");
    }

    private static string Question(string id)
        => $$"""{"id": "{{id}}", "question": [[{"role": "user", "content": "q"}]], "function": [{{Tool}}]}""";

    private static string Line(string id, string groundTruth)
        => $$"""{"id":"{{id}}","question":"q","tools":[{{Tool}}],"ground_truth":{{groundTruth}}}""";

    private static string Describe(ToolTask task) => string.Join("; ", task.Expectation.Calls.Select(call =>
        $"{call.Name}({string.Join(", ", call.Arguments.Select(argument => $"{argument.Name}={string.Join('|', argument.Accepted)}"))})"));

    private async Task<SourceItem> ReadOneAsync(string line)
        => (await SourceReading.ReadAsync(_folder.Write("q.json", line), "bfcl")).ShouldHaveSingleItem();
}
