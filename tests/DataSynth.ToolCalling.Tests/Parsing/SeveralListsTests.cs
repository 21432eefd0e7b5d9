using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A reply may say its calls in more than one place; none of them is lost in silence.</summary>
public sealed class SeveralListsTests
{
    private const string First = """{"name": "get_weather", "arguments": {"city": "Paris"}}""";
    private const string Second = """{"name": "add", "arguments": {"a": 1}}""";
    private const string Begin = "<｜tool▁calls▁begin｜>";
    private const string End = "<｜tool▁calls▁end｜>";
    private const string Plain = "<｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>{\"city\": \"Paris\"}<｜tool▁call▁end｜>";
    private const string Fenced = "<｜tool▁call▁begin｜>function<｜tool▁sep｜>add\n```json\n{\"a\": 1}\n```<｜tool▁call▁end｜>";

    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    [Theory]
    [InlineData("[get_weather(city=\"Paris\")]", "[get_weather(city=\"Paris\")]")]
    [InlineData("[get_weather(city=\"Paris\")]", "[get_weather(city=\"Rome\")]")]
    [InlineData("[" + First + "]", First)]
    [InlineData("[" + First + "]", "[" + First + ", " + Second + "]")]
    [InlineData("```json\n[" + First + "]\n```", "```json\n[" + First + "]\n```")]
    [InlineData("```python\n[get_weather(city=\"Paris\")]\n```", "```python\n[get_weather(city=\"Rome\")]\n```")]
    [InlineData("[get_weather(city=\"Paris\")]", "x = [add(a=1)]")]
    [InlineData("[get_weather(city=\"Paris\")]", "### Instruction:\nAdd it.\n### Response:\n[add(a=1)]")]
    [InlineData("[get_weather(city=\"Paris\")]", "[add(a=")]
    [InlineData("[" + First + "]", "[" + Second + ", {\"name\": \"ad")]
    [InlineData("[" + First + "]", "[{\"name\": \"add\", \"arguments\": oops}]")]
    public void What_repeats_or_corrects_a_list_behind_other_words_or_cannot_be_read_is_left_out_with_a_word(string list, string later)
    {
        foreach (var tools in (Tool[][])[Tools, []])
        {
            var read = Calls.Parse($"{list}\n\nThen:\n{later}", tools: tools);

            Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}");
            read.Status.ShouldBe(ParseStatus.Repaired);
            read.Repairs.ShouldContain("calls behind the first list of calls left out");
            read.Content.ShouldBe($"Then:\n{later}");
        }
    }

    [Theory]
    [InlineData("[get_weather(city=\"Paris\")]", "[add(a=1)]")]
    [InlineData("[" + First + "]", "[" + Second + "]")]
    [InlineData("[" + First + "]", Second)]
    [InlineData("```json\n[" + First + "]\n```", "```json\n[" + Second + "]\n```")]
    [InlineData("```python\n[get_weather(city=\"Paris\")]\n```", "```python\n[add(a=1)]\n```")]
    public void Lists_that_call_other_tools_are_read_behind_other_words_and_in_enumerations(string list, string later)
    {
        foreach (var text in (string[])[$"{list}\n\nThen I'll add:\n\n{later}", $"1. {list}\n2. {later}", $"Step 1: {list}\nStep 2: {later}", $"- {list}\n- {later}"])
        {
            foreach (var tools in (Tool[][])[Tools, []])
            {
                var read = Calls.Parse(text, tools: tools);

                Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; add{\"a\":1}", text);
                read.Repairs.ShouldNotContain("calls behind the first list of calls left out");
            }
        }
    }

    [Theory]
    [InlineData("1. [get_weather(city=\"Paris\")]\n\n2. [get_weather(city=\"Rome\")]")]
    [InlineData("**Step 1:** [get_weather(city=\"Paris\")]\n**Step 2:** [get_weather(city=\"Rome\")]")]
    [InlineData("1. For Paris:\n```python\n[get_weather(city=\"Paris\")]\n```\n2. For Rome:\n```python\n[get_weather(city=\"Rome\")]\n```")]
    public void The_items_of_an_enumeration_may_call_one_tool(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; get_weather{\"city\":\"Rome\"}");

    [Theory]
    [InlineData("[get_weather(city=\"Paris\")]\n\nIt is [1] or {2}.")]
    [InlineData("[get_weather(city=\"Paris\")]\n\nThis is `[add(a=1)]` no more.")]
    public void Where_nothing_is_left_out_nothing_is_said_about_it(string text)
        => Calls.Parse(text, tools: Tools).Repairs.ShouldBe(["call found inside other text"]);

    [Theory]
    [InlineData("[get_weather(city=\"Paris\")]\n[add(a=1)]")]
    [InlineData("[" + First + "]\n[" + Second + "]")]
    [InlineData("Now:\n" + First + "\nand then\n" + Second)]
    [InlineData("```json\n" + First + "\n```\nThen:\n```json\n" + Second + "\n```")]
    public void Lists_without_words_between_them_and_single_calls_are_all_read(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; add{\"a\":1}");

    [Theory]
    [InlineData(Begin + Plain + End + "\n" + Begin + Fenced + End, "")]
    [InlineData(Begin + Plain + End + Fenced, "")]
    [InlineData("So.\n" + Begin + Plain + End + "\nand then\n" + Begin + Fenced + End + "\nDone.", "So.\nand then")]
    public void A_second_section_of_DeepSeek_is_read(string text, string content)
    {
        var read = Calls.Parse(text, tools: Tools);

        Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; add{\"a\":1}");
        read.Content.ShouldBe(content);
    }

    [Fact]
    public void Of_two_sections_of_DeepSeek_one_that_is_cut_makes_the_text_truncated()
        => Calls.Parse(Begin + Plain + End + "\n" + Begin + Fenced[..40], tools: Tools).Status.ShouldBe(ParseStatus.Truncated);

    [Theory]
    [InlineData("<|python_tag|>brave_search.call(query=\"x\")", "brave_search{\"query\":\"x\"}")]
    [InlineData("<|python_tag|>wolfram_alpha.call(query=\"x\")", "wolfram_alpha{\"query\":\"x\"}")]
    [InlineData("<|python_tag|>import requests\nrequests.call(query=\"x\")", "python{\"code\":\"import requests\\nrequests.call(query=\\\"x\\\")\"}")]
    [InlineData("<|python_tag|>client.api.call(query=\"x\")", "python{\"code\":\"client.api.call(query=\\\"x\\\")\"}")]
    public void A_built_in_tool_of_Llama_is_called_by_its_name_and_is_no_program(string text, string calls)
    {
        Tool[] offered = [Calls.Tool("python", """{"code":{"type":"string"}}""")];
        Calls.Show(Calls.Parse(text, tools: offered).Calls).ShouldBe(calls);
        Calls.Show(Calls.Parse(text, "llama3_json", tools: [.. offered, Calls.Tool("brave_search", """{"query":{"type":"string"}}""")]).Calls).ShouldBe(calls);
    }
}
