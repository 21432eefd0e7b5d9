using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Models that get their tools as text, over the wire.</summary>
public sealed class PromptModeTests
{
    private const string Schema = """{ "type":"object", "properties":{"city":{"type":"string","description":"<ä> \"x\""},"days":{"type":"integer"}},  "required":["city"] }""";

    private const string Task =
        """{"id":"w-1","conversation":[{"role":"user","content":"How warm is it in Rome?"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","function":{"name":"get_weather","arguments":{"city":"Rome"}}}]},{"role":"tool","tool_call_id":"1","content":"21"},{"role":"user","content":"And in Paris?"}],"tools":[{"name":"get_weather","description":"Weather.","parameters":""" + Schema + """}],"expected":[{"name":"get_weather","arguments":{"city":"Paris"}}]}""";

    [Theory]
    [InlineData("ollama", "tool-calling.md", "<tool_call>\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Rome\"}}\n</tool_call>", "<tool_call>\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}\n</tool_call>")]
    [InlineData("openai", "tool-calling.md", "<tool_call>\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Rome\"}}\n</tool_call>", "<tool_call>\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}\n</tool_call>")]
    [InlineData("ollama", "pythonic.md", "[get_weather(city=\"Rome\")]", "[get_weather(city='Paris')]")]
    [InlineData("openai", "pythonic.md", "[get_weather(city=\"Rome\")]", "[get_weather(city='Paris')]")]
    [InlineData("openai", "toolrl.md", "<tool_call>\n{\"name\":\"get_weather\",\"parameters\":{\"city\":\"Rome\"}}\n</tool_call>", "<think> Paris </think>\n<tool_call>\n{\"name\": \"get_weather\", \"parameters\": {\"city\": \"Paris\"}}\n</tool_call>")]
    public async Task No_tools_are_sent_the_schema_stands_in_the_text_and_earlier_calls_in_the_same_syntax(string api, string template, string earlier, string reply)
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, reply));
        using var folder = new TemporaryFolder();
        var prompt = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "prompts", template));
        folder.Write("p.md", prompt);
        ServerPipeline.Write(folder, server, api, tasks: 0, generator: "tools: prompt", extra: "prompt: p.md");
        folder.Write("tasks.jsonl", Task);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        JsonDocument.Parse(run.ShouldExitWith(0).Output).RootElement.GetProperty("counts").GetProperty("correct").GetInt64().ShouldBe(1);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Json.TryGetProperty("tools", out _).ShouldBeFalse();
        request.Json.TryGetProperty("tool_choice", out _).ShouldBeFalse();
        var messages = request.Json.GetProperty("messages").EnumerateArray().ToArray();
        messages.Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "user", "assistant", "user", "user"]);
        messages.Count(message => message.TryGetProperty("tool_calls", out _)).ShouldBe(0);
        messages[0].GetProperty("content").GetString()!.ShouldContain(Schema);
        messages[0].GetProperty("content").GetString()!.ShouldNotContain("calls: ");
        messages[2].GetProperty("content").GetString().ShouldBe(earlier);
        messages[3].GetProperty("content").GetString()!.ShouldContain("21");
    }

    [Fact]
    public async Task A_prompt_that_may_not_fit_is_said_before_and_after_asking()
    {
        await using var server = await ScriptedModelServer.StartAsync(ServerPipeline.WrongCall);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 2, generator: "context_length: 600\n    max_output_tokens: 400");

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);
        var preview = await DataSynthProcess.RunAsync(folder.Path, "preview", PerturbPipeline.File, "-n", "1");
        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        check.ShouldExitWith(0).Output.ShouldContain("2 prompts may not fit qwen3:8b");
        check.Output.ShouldContain("200 are left of the context beside max_output_tokens");
        preview.ShouldExitWith(0).Output.ShouldContain("of 200 tokens: may not fit");
        run.ShouldExitWith(0).Errors.ShouldContain("2 prompts may not fit qwen3:8b");
        JsonDocument.Parse(run.Output).RootElement.GetProperty("prompts_too_long").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task A_mistake_in_a_template_is_one_line_with_its_place()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 1, extra: "prompt: p.md");
        folder.Write("p.md", "---\ncalls: hermes\n---\nTools:\n{{#each tools}}\n  {{nmae}}\n{{/each}}\n");

        foreach (var verb in (string[])["run", "preview"])
        {
            var refused = await DataSynthProcess.RunAsync(folder.Path, verb, PerturbPipeline.File);

            refused.ShouldExitWith(2).Errors.Trim().ShouldBe(
                "datasynth: p.md: line 6, column 3: unknown value \"nmae\"; known here: number, name, description, parameters, json");
        }

        (await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File)).ShouldExitWith(2).Output.ShouldContain("p.md: line 6, column 3");
    }
}
