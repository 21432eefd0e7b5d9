using System.Text.Json;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests;

/// <summary>Holds the bundled task file to what the quick start promises. The last part of an id is the language of the
/// conversation.</summary>
public sealed class QuickStartTasksTests
{
    private static readonly string TaskFile = Path.Combine(RepositoryRoot(), "pipelines", "quickstart-tasks.jsonl");

    private static readonly JsonElement[] Tasks =
        [.. File.ReadLines(TaskFile).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public async Task Every_line_is_a_task_whose_right_calls_agree_with_its_tools()
    {
        var items = await ReadAsync();

        items.OfType<QuarantinedRow>().Select(row => $"{row.Line}: {row.Reason}").ShouldBeEmpty();
        items.OfType<SourceTask>().SelectMany(item => GroundTruth.Validate(item.Task).Select(problem => $"{item.Task.Id}: {problem}"))
            .ShouldBeEmpty();
        items.Count.ShouldBe(Tasks.Length);
    }

    [Theory]
    [InlineData(LabelRules.Schema)]
    [InlineData(LabelRules.Exact)]
    public async Task Whoever_answers_a_task_with_its_right_calls_is_labelled_correct(LabelRules rules)
    {
        var wrong = new List<string>();
        foreach (var task in (await ReadAsync()).OfType<SourceTask>().Select(item => item.Task))
        {
            var calls = task.Expectation.Calls
                .Select(call => new ToolCall(
                    call.Name,
                    new JsonObject(call.Arguments.Select(argument => new JsonMember(argument.Name, argument.Accepted[0])))))
                .ToArray();
            var output = calls.Length == 0
                ? ParsedOutput.NoCall("I know that without a tool.")
                : new ParsedOutput(ParseStatus.Ok, "api", calls, "", null);

            var verdict = Labeller.Label(task, output, cut: false, new LabelOptions { Rules = rules });

            if (verdict.Kind != VerdictKind.Correct)
            {
                wrong.Add($"{task.Id}: {verdict.Detail}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_enough_tasks_of_every_kind()
    {
        Tasks.Length.ShouldBeGreaterThanOrEqualTo(160);
        Tasks.Count(task => Calls(task).GetArrayLength() == 0).ShouldBeInRange(20, 40);
        Tasks.Count(task => Calls(task).GetArrayLength() > 1).ShouldBeGreaterThanOrEqualTo(20);
        Tasks.Count(task => Messages(task).Any(message => Text(message, "role") == "tool")).ShouldBeGreaterThanOrEqualTo(15);
        Tasks.Count(task => task.TryGetProperty("accepted", out _)).ShouldBeGreaterThanOrEqualTo(15);
        Tasks.Count(task => task.GetRawText().Contains(",\"\"]", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(8);
        Tasks.SelectMany(task => Calls(task).EnumerateArray())
            .Count(call => call.GetProperty("arguments").EnumerateObject().Any(item => item.Value.ValueKind == JsonValueKind.Object))
            .ShouldBeGreaterThanOrEqualTo(4, "nested objects");
    }

    [Fact]
    public void Ids_are_unique_and_tell_the_language()
    {
        var ids = Tasks.Select(task => Text(task, "id")).ToArray();
        var foreign = ids.Select(id => id.Split('-')[^1]).Where(language => language != "en").ToArray();

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.Split('-').Length == 3 && id.Split('-')[2].Length == 2);
        foreign.Length.ShouldBeGreaterThanOrEqualTo(25);
        foreign.Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void Tools_are_many_each_has_one_definition_and_every_task_offers_some()
    {
        var definitions = Tasks.SelectMany(task => Tools(task)).GroupBy(tool => Text(tool, "name"), tool => tool.GetRawText()).ToArray();

        definitions.Length.ShouldBeGreaterThanOrEqualTo(28);
        definitions.ShouldAllBe(tool => tool.Distinct().Count() == 1);
        Tasks.Count(task => Tools(task).Count() > 1).ShouldBeGreaterThan(Tasks.Length * 9 / 10);
        definitions.Select(tool => tool.Key)
            .Except(Tasks.SelectMany(task => Calls(task).EnumerateArray()).Select(call => Text(call, "name")))
            .ShouldBeEmpty("every tool is called somewhere");
    }

    [Fact]
    public void No_sentence_is_used_twice_and_all_is_free_to_use()
    {
        Tasks.Select(task => Messages(task).Last(message => Text(message, "role") == "user").GetProperty("content").GetString())
            .Select(text => string.Concat(text!.Where(char.IsLetter)))
            .ShouldBeUnique();
        Tasks.ShouldAllBe(task => Text(task, "license") == "CC0-1.0" && Text(task, "dataset") == "quickstart");
    }

    [Fact]
    public void Every_result_in_a_conversation_answers_a_call_before_it()
    {
        foreach (var task in Tasks)
        {
            var open = new HashSet<string>();
            foreach (var message in Messages(task))
            {
                if (message.TryGetProperty("tool_calls", out var calls))
                {
                    open.UnionWith(calls.EnumerateArray().Select(call => Text(call, "id")));
                }
                else if (Text(message, "role") == "tool")
                {
                    open.Remove(Text(message, "tool_call_id")).ShouldBeTrue(Text(task, "id"));
                }
            }

            open.ShouldBeEmpty(Text(task, "id"));
        }
    }

    private static async Task<List<SourceItem>> ReadAsync()
    {
        TaskSources.TryGet("tasks", out var format).ShouldBeTrue();
        var items = new List<SourceItem>();
        await foreach (var item in format.ReadAsync(new SourceSettings(TaskFile, "tasks"), new SourceLimits(), CancellationToken.None))
        {
            items.Add(item);
        }

        return items;
    }

    private static JsonElement Calls(JsonElement task) =>
        task.TryGetProperty("expected", out var expected) ? expected : task.GetProperty("accepted");

    private static JsonElement.ArrayEnumerator Messages(JsonElement task) => task.GetProperty("conversation").EnumerateArray();

    private static JsonElement.ArrayEnumerator Tools(JsonElement task) => task.GetProperty("tools").EnumerateArray();

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataSynth.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"Found no DataSynth.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
