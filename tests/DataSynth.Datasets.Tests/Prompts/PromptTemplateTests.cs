using System.Runtime.CompilerServices;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Tests.Prompts;

public sealed class PromptTemplateTests
{
    [Fact]
    public void The_built_in_template_shows_each_tool_on_a_line_with_its_schema_unescaped()
    {
        var prompt = PromptTemplate.Default.Render(TaskSamples.Weather());

        prompt.System.ShouldStartWith("You are an assistant that can call functions.");
        prompt.System.ShouldContain($"\n{{\"type\":\"function\",\"function\":{TaskSamples.WeatherTool.Trim()}}}\n</tools>");
        prompt.System.ShouldNotContain("&quot;");
        prompt.Messages.Select(message => message.Role).ShouldBe(["system", "user"]);
        prompt.Messages[0].Content.ShouldBe(prompt.System);
        prompt.Hash.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public void The_hash_depends_on_template_and_tools_and_on_nothing_else()
    {
        var template = PromptTemplate.Parse("{{#each tools}}{{name}}{{/each}}", "p.md");
        var hash = template.Render(TaskSamples.Weather()).Hash;

        PromptTemplate.Parse("{{#each tools}}{{name}}{{/each}}", "q.md").Render(TaskSamples.Weather("other")).Hash.ShouldBe(hash);
        PromptTemplate.Parse("{{#each tools}}{{this.name}}{{/each}}", "p.md").Render(TaskSamples.Weather()).Hash.ShouldNotBe(hash);
        PromptTemplate.Parse("{{#each tools}}{{description}}{{/each}}", "p.md").Render(TaskSamples.Weather()).Hash.ShouldNotBe(hash);
    }

    [Fact]
    public void The_guide_lists_every_value_as_the_code_does()
    {
        var guide = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../prompts/README.md"));

        foreach (var (name, holds) in PromptValues.Root.Concat(PromptValues.Tool))
            guide.ShouldContain($"| `{name}` | {holds} |");
    }

    [Fact]
    public void Windows_line_ends_change_nothing()
        => PromptTemplate.Parse("a\r\n{{#each tools}}\r\n{{name}}\r\n{{/each}}", "p.md").Render(TaskSamples.Weather())
            .ShouldBeEquivalentTo(PromptTemplate.Parse("a\n{{#each tools}}\n{{name}}\n{{/each}}", "p.md").Render(TaskSamples.Weather()));

    [Fact]
    public void A_task_with_its_own_system_text_keeps_it()
    {
        var task = TaskJson.Parse(
            """{"id":"a","dataset":"d","conversation":[{"role":"system","content":"Be <brief>."},{"role":"user","content":"x"}],"tools":[],"expected":[]}""");

        PromptTemplate.Parse("Tools.", "p.md").Render(task).System.ShouldBe("Be <brief>.\n\nTools.");
        PromptTemplate.Parse("Tools. {{system}}", "p.md").Render(task).System.ShouldBe("Tools. Be <brief>.");
        var messages = PromptTemplate.Default.Render(task).Messages;
        messages.Select(message => message.Role).ShouldBe(["system", "user"]);
        messages[0].Content!.ShouldStartWith("Be <brief>.\n\nYou are");
    }

    [Fact]
    public void An_empty_system_message_does_not_stay_beside_the_rendered_one()
    {
        var task = TaskSamples.Weather() with { Conversation = [new("system", ""), new("user", "x")] };

        PromptTemplate.Default.Render(task).Messages.Select(message => message.Role).ShouldBe(["system", "user"]);
    }

    [Fact]
    public void Earlier_calls_and_results_become_text()
    {
        var task = TaskJson.Parse(
            """{"id":"a","dataset":"d","conversation":[{"role":"user","content":"x"},{"role":"assistant","content":"Wait.","tool_calls":[{"function":{"name":"f","arguments":{"a":1.0}}}]},{"role":"tool","content":"42"}],"tools":[],"expected":[]}""");

        var messages = PromptTemplate.Default.Render(task).Messages;

        messages[2].Content.ShouldBe("Wait.\n<tool_call>\n{\"name\":\"f\",\"arguments\":{\"a\":1.0}}\n</tool_call>");
        messages[2].ToolCalls.ShouldBeEmpty();
        messages[3].Role.ShouldBe("user");
        messages[3].Content.ShouldBe("<tool_response>\n42\n</tool_response>");
    }

    [Fact]
    public void A_header_is_not_sent_and_counts_in_the_hash()
    {
        const string Body = "{{#each tools}}{{number}} {{name}};{{/each}}";
        var plain = PromptTemplate.Parse(Body, "p.md").Render(TaskSamples.Weather());
        var headed = PromptTemplate.Parse($"---\r\n# Windows\r\ncalls: pythonic\r\n---\r\n{Body}", "p.md");

        headed.Syntax.Name.ShouldBe("pythonic");
        headed.Render(TaskSamples.Weather()).System.ShouldBe("1 get_weather;");
        headed.Render(TaskSamples.Weather()).Hash.ShouldNotBe(plain.Hash);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [Theory]
    [InlineData("{{nme}}", 1, 1, "unknown value \"nme\"; known here: tools, system")]
    [InlineData("a\n  {{#each tools}}{{nam}}{{/each}}", 2, 18, "unknown value \"nam\"; known here: number, name, description, parameters, json")]
    [InlineData("{{#each tool}}{{/each}}", 1, 1, "\"tool\" is no list; known: tools")]
    [InlineData("{{#loop tools}}{{/loop}}", 1, 1, "unknown block \"loop tools\"")]
    [InlineData("{{#if tools}}", 1, 1, "{{#if}} is not closed")]
    [InlineData("x {{/if}}", 1, 3, "closes no open {{#if}}")]
    [InlineData("{{> part}}", 1, 1, "partials and other helpers are not available")]
    [InlineData("{{lookup tools 0}}", 1, 1, "neither a value nor a block")]
    [InlineData("{{tools", 1, 1, "no }} follows")]
    [InlineData("{{}}", 1, 1, "an empty expression")]
    [InlineData("{{else}}", 1, 1, "outside a block")]
    [InlineData("---\ncalls: hermes\n---\n{{nme}}", 4, 1, "unknown value \"nme\"")]
    [InlineData("---\n# note\n\n  call: hermes\n---\n", 4, 3, "the header says \"call\"; known in a header: calls: NAME")]
    [InlineData("---\ncalls:  xml\n---\n", 2, 9, "unknown syntax \"xml\"; known: hermes, pythonic, toolrl")]
    [InlineData("---\nYou are", 2, 1, "the header says \"You are\"")]
    [InlineData("---\n# never closed\n", 1, 1, "not closed by a line ---")]
    public void What_does_not_exist_is_an_error_with_its_place(string text, int line, int column, string problem)
    {
        var failure = Should.Throw<PromptException>(() => PromptTemplate.Parse(text, "p.md"));

        failure.Problem.ShouldContain(problem);
        (failure.Line, failure.Column).ShouldBe((line, column));
        failure.Message.ShouldStartWith($"p.md: line {line}, column {column}: ");
    }

    [Fact]
    public void Comments_conditions_and_loop_values_are_allowed()
        => PromptTemplate.Parse(
                "{{! {{nonsense}} }}{{!-- }} --}}{{#each tools}}{{@index}}{{#if description}}{{{name}}}{{else}}-{{/if}}{{#unless @last}},{{/unless}}{{../system}}{{/each}}", "p.md")
            .Render(TaskSamples.Weather()).System.ShouldContain("0get_weather");
}
