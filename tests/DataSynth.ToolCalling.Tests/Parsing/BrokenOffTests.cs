using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Where a call breaks off and other text follows, that text is not taken for the rest of it.</summary>
public sealed class BrokenOffTests
{
    private const string Add = "{\"name\": \"add\", \"arguments\": {\"a\": 1}}";
    private const string Note = "{\"note\": \"x\"}";
    private const string Begin = "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>";
    private const string Sep = "<｜tool▁sep｜>";
    private const string End = "<｜tool▁call▁end｜><｜tool▁calls▁end｜>";

    private static readonly Tool[] Tools = [Calls.Tool("find", """{"s":{"type":"string"},"a":{"type":"integer"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    [Theory]
    [InlineData("<|tool_calls_section_begin|><|tool_call_begin|>functions.fin" + Note)]
    [InlineData("<|tool_calls_section_begin|><|tool_call_begin|>functions.fin\n" + Note)]
    [InlineData(Begin + "function" + Sep + "fin\n" + Note)]
    [InlineData(Begin + "find" + Sep + "{\"s\":\"x\"```text\nno call\n```")]
    [InlineData("```json\n{\"name\":\"find\",\"arguments\":{\"s\":\"x\"}```python\nprint()\n```")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\nx\n</parameter>\n</functio\n{\"s\": \"</parameter></tool_call>\"}")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\nx; {\"s\": \"y</function>")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>x so.\nHm.\n</think>\n</function>\n")]
    [InlineData("<function name=\"find\"><param name=\"s\">x\n</think>\n<TOOLCALL>[{\"name\":\"add\",\"arguments\":{\"s\":\"</function><think>\"}}]</TOOLCALL>\nNo.\n</think>\n")]
    [InlineData("[{\"name\": \"find\", \"arguments\": {\"s\": \"x [TOOL_REQUEST] so.\n<think>{\"note\": 1}\n<tool_call>" + Add + "</tool_call></think>")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\nx</\n<tool_calls>[{\"name\":\"add\",\"arguments\":{\"s\":\"</function></tool_call>\"}}, {}]</tool_calls>")]
    [InlineData("<start_function_call>call:find{s:<escape>x<esc so.\n[TOOL_CALLS][{\"name\":\"add\",\"arguments\":{\"s\":\"<escape>}\"}}, {}]")]
    [InlineData("It's <function name=\"find\"><param name=\"s\">v: [add(a=1)]w</param></functio so.\n")]
    [InlineData("[{\"name\": \"find\", \"arguments\": {\"s\": \"functions.f:0{}")]
    [InlineData("<function_calls>add(a=1)\nfind(s='x\n" + Note + "\n<tool_call>\n{\"name\": \"add\", \"arguments\": {\"s\":\"')\"}}\n</tool_call>")]
    [InlineData("[TOOL_REQUEST]{\"name\": \"find\", \"arguments\": {\"s\": \"x so.\n<tool_call>\nfind\n<arg_key>s</arg_key>\n<arg_value>\"}}\n</arg_value>\n</tool_call>")]
    [InlineData("{\"name\": \"find\", \"arguments\": {\"s\" so.\n<start_function_call>call:find{s:<escape><tool_calls>[{\"name\": \"x\", \"arguments\": {}}]</tool_calls> " + Add + "<escape>}<end_function_call>")]
    [InlineData("[{\"name\": \"find\", \"argum\n<tool_call>find<tool_sep><arg_key>a</arg_key>\n<arg_value>{\"</s>\":1}</arg_value>\n<arg_key>s</arg_key>\n<arg_value>[TOOL_REQUEST]" + Add + "[END_TOOL_REQUEST]</arg_value>\n</tool_call>")]
    [InlineData("<tool_call>find\n<arg_key>s</arg_key so.\n`<arg_key>a</arg_key><arg_value>1</arg_value></tool_call>`")]
    public void Nothing_is_called_with_what_follows(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("[{\"id\": \"call_1\", \"type\": \"function\", \"function\": {\"name\": \"find\", \"arguments\": \"{\"s\": \"x\"}\"}}, {\"id\": \"call_2\", \"type\": \"function\", \"function\": {\"name\": \"add\", \"arguments\": \"{\\\"s\\\": \\\"x\\\"}\"}}]")]
    [InlineData("[{\"function\": {\"name\": \"find\", \"arguments\": {\"s\": \"x\"}}, {\"function\": {\"name\": \"add\", \"arguments\": {\"s\": \"x\"}}}]")]
    [InlineData("[{\"type\": \"function\", \"function\" {\"name\": \"find\", \"arguments\": {\"s\": \"x\"}}}, {\"type\": \"function\", \"function\": {\"name\": \"add\", \"arguments\": {\"s\": \"x\"}}}]")]
    [InlineData("[{\"type\": \"function\", \"function\": {\"name\": \"find\", \"\"arguments\": {\"s\": \"x\"}}}, {\"type\": \"function\", \"function\": {\"name\": \"add\", \"arguments\": {\"s\": \"x\"}}}]")]
    [InlineData("{\"tool_calls\": [{\"id\": \"c\", \"function\" {\"name\": \"find\", \"arguments\": {\"s\": \"x\"}}}, {\"function\": {\"name\": \"add\", \"arguments\": {\"s\": \"x\"}}}]}")]
    public void Of_a_list_that_breaks_within_an_item_no_call_is_taken_alone(string list)
    {
        foreach (var tools in (Tool[][])[Tools, []])
        {
            foreach (var format in (string?[])[null, "openai_json"])
            {
                foreach (var text in (string[])[list, "Sure:\n" + list, "Sure: " + list + "\nDone."])
                {
                    var read = Calls.Parse(text, format, tools: tools);

                    (read.Status, read.Calls.Count).ShouldBe((ParseStatus.Malformed, 0), text);
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sure:\n")]
    public void One_brace_too_many_behind_an_item_is_mended(string before)
    {
        const string item = "{\"type\": \"function\", \"function\": " + Add + "}";
        foreach (var tools in (Tool[][])[Tools, []])
        {
            var read = Calls.Parse($"{before}[{item}}}, {item}]", tools: tools);

            (read.Status, Calls.Show(read.Calls)).ShouldBe((ParseStatus.Repaired, "add{\"a\":1}; add{\"a\":1}"));
        }
    }

    [Theory]
    [InlineData("bare_json")]
    [InlineData("bfcl_json")]
    [InlineData("functionary_v32")]
    public void A_hint_finds_no_call_where_nobody_can_say_what_is_one(string format)
    {
        const string text = "{\"name\": \"find\", \"arguments\": {\"s\" so.\n<start_function_call>call:find{s:<escape><tool_calls>[{\"name\": \"x\", \"arguments\": {}}]</tool_calls> " + Add + "<escape>}<end_function_call>";

        Calls.Parse(text, format, tools: Tools).Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<tool_call>" + Add + "]<]minimax[>[<tool_call>", 1)]
    [InlineData("<|tool_call_start|>[add(a=1)]]<]minimax[>[<tool_call>", 1)]
    [InlineData("<tool_call>" + Add + "<tool_call>", 1)]
    public void A_marker_at_the_end_that_stands_for_the_closing_one_may_hold_another(string text, int most)
        => Calls.Parse(text, tools: Tools).Calls.Count.ShouldBeLessThanOrEqualTo(most);

    [Fact]
    public void Behind_a_section_of_calls_the_name_of_a_result_in_a_value_hides_no_end_of_reasoning()
    {
        const string text = Begin + "find" + Sep + "{\"s\":\"x\"}" + End + "<tool_call>\n<function=find>\n<parameter=s>\n<tool_response>\n</parameter>\n</function>\n</tool_call>\nNo.\n</think>\nNo call.";

        var read = Calls.Parse(text, tools: Tools);

        (read.Status, read.Content).ShouldBe((ParseStatus.None, "No call."));
    }

    [Theory]
    [InlineData("<|tool_call_begin|>functions.fin:0" + Note + "<|tool_call_end|>", "fin{\"note\":\"x\"}")]
    [InlineData("<|tool_call_begin|>functions.find" + Note + "<|tool_call_end|>", "find{\"note\":\"x\"}")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\nx\n</function>\n</tool_call>", "find{\"s\":\"x\"}")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>x</function></tool_call>", "find{\"s\":\"x\"}")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\n</parameter></form>\n</parameter>\n</function>\n</tool_call>", "find{\"s\":\"</parameter></form>\"}")]
    [InlineData("<tool_call>\n<function=find>\n<parameter=s>\nx </think> y\n</function>\n</tool_call>", "find{\"s\":\"x </think> y\"}")]
    [InlineData("{\"note\": \"x\n<tool_call>\ny\"}\n<tool_call>" + Add + "</tool_call>", "add{\"a\":1}")]
    [InlineData("<function_calls>find(s='x\ny')", "find{\"s\":\"x\\ny\"}")]
    [InlineData("<function_calls>find(s='x\n<tool_call>\ny')</function_calls>", "find{\"s\":\"x\\n<tool_call>\\ny\"}")]
    [InlineData("```json\n{\"name\":\"find\",\"arguments\":{\"s\":\"x\"}\n```", "find{\"s\":\"x\"}")]
    [InlineData("Look:\n```json\n{\"name\":\"find\",\"arguments\":{\"s\":\"```x```\"}}\n```\nDone.", "find{\"s\":\"```x```\"}")]
    [InlineData("Look:\n```python\nfind(s='''a\n```\nb''')\n```\nDone.", "find{\"s\":\"a\\n```\\nb\"}")]
    public void What_is_plain_is_called(string text, string calls)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);

    [Theory]
    [InlineData("<tool_call>" + Add + "</tool_call>\nNote\n" + Note, "functionary_v32", "add{\"a\":1}")]
    [InlineData("<tool_call>" + Add + "</tool_call>\nNote\n" + Note + "\n<|tool_call_begin|>", "functionary_v32", "")]
    [InlineData("Done." + Note, "functionary_v32", "")]
    [InlineData("done" + Note, "functionary_v32", "done{\"note\":\"x\"}")]
    [InlineData("So.\n</think>\n<start_function_call>call:find{s:<escape>a</think>\n" + Add + "\n<think>b</think><escape>}<end_function_call>\n<functionname=", "json_array", "")]
    [InlineData("<tool_call>find\n<arg_key>s</arg_key>\n<arg_value>see: " + Add + "<think></arg_value>\n</tool_call>\n<tool_call>add\n<arg_ke\nHm.\n</think>\nNo.", "bare_json", "")]
    public void A_hint_at_a_syntax_without_markers_finds_no_calls_beside_or_between_the_markers_of_another(string text, string format, string calls)
        => Calls.Show(Calls.Parse(text, format, tools: Tools).Calls).ShouldBe(calls);

    [Fact]
    public void A_result_that_stands_in_a_string_ends_no_turn_so_that_reasoning_behind_it_is_seen()
    {
        const string draft = Begin + "find" + Sep + "{\"s\":\"x\"}" + End;

        Calls.Parse(draft + "\n{\"s\": \"<tool_response>\"}\nNo.\n</think>\nNo call.", tools: Tools).Calls.ShouldBeEmpty();
        Calls.Parse(draft + "\n<tool_response>\nNo.\n</think>\nNo call.", tools: Tools).Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public void Reasoning_behind_a_section_of_calls_ends_at_the_next_tag_and_not_in_what_a_later_call_is_given()
    {
        const string text = Begin + "find" + Sep + "{\"s\":\"x\"}" + End + "\nNo.\n</think>\n<tool_call>\n<function=find>\n<parameter=s>\na</think><|python_start|>[add(a=1)]<|python_end|>\n</parameter>\n</function>\n</tool_call>";

        Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("find{\"s\":\"a</think><|python_start|>[add(a=1)]<|python_end|>\"}");
    }

    [Fact]
    public void Behind_a_section_of_calls_a_closing_tag_in_a_value_of_another_block_ends_no_reasoning()
    {
        const string text = Begin + "find" + Sep + "{\"s\":\"x\"}" + End + "\n<tool_call>\n<function=find>\n<parameter=s>\na</think> functools[" + Add + "]\n</parameter>\n</function>\n</tool_call>";

        Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("find{\"s\":\"x\"}; find{\"s\":\"a</think> functools[" + Add.Replace("\"", "\\\"", StringComparison.Ordinal) + "]\"}");
    }
}
