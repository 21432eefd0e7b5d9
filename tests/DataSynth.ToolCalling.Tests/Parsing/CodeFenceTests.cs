using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Code blocks around calls: any fence of CommonMark, one block or several.</summary>
public sealed class CodeFenceTests
{
    private const string Call = """{"name": "get_weather", "arguments": {"city": "Paris"}}""";
    private const string Add = """{"name": "add", "arguments": {"a": 1}}""";

    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    [Theory]
    [InlineData("```")]
    [InlineData("````")]
    [InlineData("``````")]
    [InlineData("~~~")]
    [InlineData("~~~~")]
    public void Every_fence_is_read_and_is_no_content(string fence)
    {
        foreach (var inner in (string[])[Call, $"[{Call}]", $"<tool_call>\n{Call}\n</tool_call>", "[get_weather(city=\"Paris\")]", "get_weather(city=\"Paris\")"])
        {
            foreach (var language in (string[])["", "json", "python"])
            {
                foreach (var tools in (Tool[][])[Tools, []])
                {
                    var text = $"{fence}{language}\n{inner}\n{fence}";

                    var read = Calls.Parse(text, tools: tools);

                    Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}", text);
                    read.Content.ShouldBe("", text);
                    if (inner.StartsWith("get", StringComparison.Ordinal) && tools.Length == 0)
                        continue;
                    read = Calls.Parse($"Here:\n{text}\nDone.", tools: tools);
                    Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}", text);
                    read.Content.ShouldBe("Here:\nDone.", text);
                }
            }
        }
    }

    [Theory]
    [InlineData("<tool_call>\n" + Call + "\n</tool_call>\n<tool_call>\n" + Add + "\n</tool_call>")]
    [InlineData("<tool_call>\n<function=get_weather>\n<parameter=city>\nParis\n</parameter>\n</function>\n</tool_call>\n<tool_call>\n<function=add>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>")]
    [InlineData("<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>Paris</arg_value>\n</tool_call>\n<tool_call>add\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>\n</tool_call>")]
    [InlineData("<|tool_call>call:get_weather{city:<|\"|>Paris<|\"|>}<tool_call|><|tool_call>call:add{a:1}<tool_call|>")]
    public void A_fence_around_several_marked_calls_is_no_content(string inner)
    {
        foreach (var fence in (string[])["```", "~~~~"])
        {
            var read = Calls.Parse($"{fence}\n{inner}\n{fence}", tools: Tools);
            Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; add{\"a\":1}");
            read.Content.ShouldBe("");
            Calls.Parse($"Here:\n{fence}xml\n{inner}\n{fence}\nDone.", tools: Tools).Content.ShouldBe("Here:\nDone.");
            Calls.Parse($"{fence}\nx\n{fence}\n{inner}\n{fence}\ny\n{fence}", tools: Tools).Content.ShouldBe($"{fence}\nx\n{fence}\n{fence}\ny\n{fence}");
            Calls.Parse($"{fence}\n{inner}\ny\n{fence}", tools: Tools).Content.ShouldBe($"{fence}\ny\n{fence}");
        }
    }

    [Theory]
    [InlineData("````markdown\n```json\n" + Call + "\n```\n````")]
    [InlineData("~~~\n```json\n" + Call + "\n```\n~~~")]
    public void A_block_within_a_longer_one_is_read(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("get_weather{\"city\":\"Paris\"}");

    [Theory]
    [InlineData("```json\n[" + Call + "]\n```\n```json\n[" + Add + "]\n```")]
    [InlineData("```json\n[" + Call + "]\n```\n\n```json\n" + Add + "\n```")]
    [InlineData("```\n" + Call + "\n```\n~~~\n[" + Add + "]\n~~~")]
    [InlineData("```python\n[get_weather(city='Paris')]\n```\n```python\n[add(a=1)]\n```")]
    [InlineData("```python\nget_weather(city='Paris')\n```\n\n```python\nadd(a=1)\n```")]
    [InlineData("```python\nget_weather(city='Paris')\n```\n```\n[add(a=1)]\n```")]
    public void Of_a_text_that_is_code_blocks_each_is_read(string text)
    {
        foreach (var format in (string?[])[null, "bfcl_json", "bfcl_python", "hermes"])
        {
            foreach (var tools in (Tool[][])[Tools, []])
                Calls.Show(Calls.Parse(text, format, tools: tools).Calls).ShouldBe("get_weather{\"city\":\"Paris\"}; add{\"a\":1}", $"{format} {text}");
        }
    }

    [Theory]
    [InlineData("```\nget_weather\n{\"city\": \"Paris\"}\n```")]
    [InlineData("Here:\n```\nget_weather\n{\"city\": \"Paris\"}\n```\nDone.")]
    public void A_block_may_hold_the_name_of_an_offered_tool_and_JSON(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("get_weather{\"city\":\"Paris\"}");

    [Fact]
    public void A_last_word_behind_named_calls_is_no_name_that_is_cut()
        => Calls.Show(Calls.Parse("Sure.\n\nget_weather\n{\"city\": \"Paris\"}\n\nDone.", "functionary_v32", tools: Tools).Calls)
            .ShouldBe("get_weather{\"city\":\"Paris\"}");

    [Theory]
    [InlineData("~~~text\nno call\n~~~")]
    [InlineData("````\n```\n````")]
    [InlineData("```python\nx = 1\n```\n```python\nprint(x)\n```")]
    public void What_only_looks_like_a_fence_or_holds_no_call_gives_none(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("Calling:\n```json\n{0}\n```", "get_weather{\"city\":\"Paris\"}")]
    [InlineData("Calling:\n~~~\n{0}\n~~~\nDone.", "get_weather{\"city\":\"Paris\"}")]
    [InlineData("First:\n```json\n{0}\n```\nThen:\n```json\n{1}\n```", "get_weather{\"city\":\"Paris\"}; add{\"a\":1}")]
    [InlineData("First:\n```json\n{1}\n```\nThen:\n```json\n{0}\n```", "add{\"a\":1}; get_weather{\"city\":\"Paris\"}")]
    public void One_brace_that_is_missing_before_the_end_of_a_block_among_words_is_mended(string form, string calls)
    {
        var text = form.Replace("{0}", Call[..^1], StringComparison.Ordinal).Replace("{1}", Add, StringComparison.Ordinal);
        foreach (var tools in (Tool[][])[Tools, []])
        {
            var read = Calls.Parse(text, tools: tools);

            (read.Status, Calls.Show(read.Calls)).ShouldBe((ParseStatus.Repaired, calls), text);
        }
    }

    [Theory]
    [InlineData("\"name\":", "\"name\"")]
    [InlineData("\"arguments\":", "\"arguments\"")]
    [InlineData("\"arguments\"", "\"arguments")]
    [InlineData("\"get_weather\"", "\"get_weather")]
    [InlineData("\"Paris\"", "\"Paris")]
    [InlineData("}}", "}}}}")]
    public void Beside_a_block_that_cannot_be_read_no_call_is_taken_alone(string whole, string broken)
    {
        var call = Call.Replace(whole, broken, StringComparison.Ordinal);
        foreach (var text in (string[])[$"First:\n```json\n{call}\n```\nThen:\n```json\n{Add}\n```", $"First:\n```json\n{Add}\n```\nThen:\n```json\n{call}\n```"])
        {
            foreach (var tools in (Tool[][])[Tools, []])
            {
                var read = Calls.Parse(text, tools: tools);

                (read.Status, read.Calls.Count).ShouldBe((ParseStatus.Malformed, 0), text);
            }
        }
    }

    [Fact]
    public void Beside_a_block_of_Python_that_lacks_its_parenthesis_no_call_is_taken_alone()
    {
        const string text = "First:\n```python\nget_weather(city='Paris'\n```\nThen:\n```python\nadd(a=1)\n```";

        Calls.Parse(text, tools: Tools).Status.ShouldBe(ParseStatus.Malformed);
        Calls.Parse(text, tools: []).Status.ShouldBe(ParseStatus.None);
    }
}
