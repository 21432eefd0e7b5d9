using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A call that the text does not plainly say never comes out, and one that it says is not lost to what stands beside it.</summary>
public sealed class NeverInventedTests
{
    private const string Broken = "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": oops}}</tool_call>\n";
    private const string Add = "{\"name\": \"add\", \"arguments\": {\"a\": 1}}";

    private static readonly Tool[] Tools = [Calls.Tool("f", """{"s":{"type":"string"},"a":{"type":"integer"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    [Theory]
    [InlineData(Broken + "<tool_call>{\"name\": \"f\", \"arguments\": {\"s\": \"a</think>\\n{\\\"name\\\": \\\"add\\\", \\\"arguments\\\": {}}\"}}</tool_call>")]
    [InlineData(Broken + "<tool_call>{\"name\": \"f\", \"arguments\": {\"s\": \"a</think>\nadd(a=1)\n\"}}</tool_call>")]
    [InlineData(Broken + "[f(s='</think>\n" + Add + "')]")]
    [InlineData("<|tool_call>call:f{s:<|\"|>a</think>b functools[" + Add + "]<|\"|>,a:")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=s>\na</think>b " + Add + "\n")]
    public void After_a_broken_call_a_closing_tag_in_a_string_ends_no_reasoning(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        read.Calls.ShouldBeEmpty(Calls.Show(read));
        (read.Status is ParseStatus.Malformed or ParseStatus.Truncated).ShouldBeTrue(Calls.Show(read));
    }

    [Fact]
    public void After_a_broken_draft_a_closing_tag_on_its_line_ends_the_reasoning()
    {
        var read = Calls.Parse("I could " + Broken + "but no.\n</think>\n\n<tool_call>" + Add + "</tool_call>", tools: Tools);

        Calls.Show(read).ShouldBe("Ok hermes add{\"a\":1} []");
    }

    [Theory]
    [InlineData("<tool_call>" + Add + "</tool_call>\n{\"name\": \"f\", \"arguments\": {\"s\": \"cut\n</think>\nNo call after all.")]
    [InlineData("<tool_call>" + Add + "</tool_call>\n{\"s\": \"cut\n</think>\n[\"another\", \"list\"]")]
    public void Where_reasoning_seems_to_end_in_a_string_nobody_can_say_what_is_a_call(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("<tool_call>" + Add + "</tool_call>\n<|channel|>", 1)]
    [InlineData("<|channel|> is a token.\n<tool_call>" + Add + "</tool_call>", 1)]
    [InlineData("<|channel|>x and more\n<tool_call>" + Add + "</tool_call>", 1)]
    [InlineData("<|start|>assistant [x]\n<tool_call>" + Add + "</tool_call>", 1)]
    [InlineData("<|channel|>commentary to=functions.add<|message|>{\"a\":1}<|call|>\n<tool_call>" + Add + "</tool_call>", 2)]
    [InlineData("<|channel|>commentary to=functions.add<|message|>{\"a\":1}<|call|>\n<|channel|>x\n<TOOLCALL>[" + Add + "]</TOOLCALL>", 2)]
    [InlineData("<tool_call>" + Add + "</tool_call><|channel|>commentary to=functions.add<|message|>{\"a\":1}<|call|>", 2)]
    public void A_stray_channel_token_swallows_no_call_of_another_syntax(string text, int calls)
    {
        var read = Calls.Parse(text, tools: Tools);

        Calls.Show(read.Calls).ShouldBe(string.Join("; ", Enumerable.Repeat("add{\"a\":1}", calls)));
        read.Status.ShouldBe(ParseStatus.Ok);
    }

    [Theory]
    [InlineData("<|channel|>commentary to=functions.f<|message|>{}<|call|> or not.</think>Hello.", "", "Hello.")]
    [InlineData("<|channel|>commentary to=functions.f<|message|>{}<|call|></think><tool_call>" + Add + "</tool_call>", "add{\"a\":1}", "")]
    [InlineData("<|channel|>commentary<|message|>maybe</think><|channel|>commentary to=functions.add<|message|>{\"a\":1}<|call|>", "add{\"a\":1}", "")]
    public void A_lone_closing_tag_ends_the_reasoning_in_harmony_too(string text, string calls, string content)
    {
        var read = Calls.Parse(text, tools: Tools);

        Calls.Show(read.Calls).ShouldBe(calls);
        read.Content.ShouldBe(content);
        read.Reasoning.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("I call: [" + Add + ", {\"name\":\"f\",\"description\":\"Does.\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}] now.", "add{\"a\":1}")]
    [InlineData("I call: [{\"name\":\"f\",\"parameters\":{\"s\":{\"type\":\"string\"}}}, " + Add + "] now.", "add{\"a\":1}")]
    [InlineData("The tools are: [{\"name\":\"add\",\"parameters\":{\"a\":{\"type\":\"integer\"}}}, {\"name\":\"f\",\"parameters\":{}}] here.", "")]
    [InlineData("I have: [" + Add + ", 5] here.", "")]
    [InlineData("I have: [" + Add + ", {\"name\":\"f\",\"arguments\":5}] here.", "")]
    public void A_described_tool_in_a_list_takes_no_call_with_it(string text, string calls)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);

    [Theory]
    [InlineData("Write ` <tool_call>" + Add + "</tool_call> ` for it.")]
    [InlineData("Write `see functools[" + Add + "]` for it.")]
    [InlineData("Write `<|channel|>commentary to=functions.add<|message|>{}<|call|>` for it.")]
    [InlineData("Write `<TOOLCALL>[add(a=1)]</TOOLCALL>")]
    public void Inline_code_speaks_of_a_call_however_much_stands_in_it(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("<|tool_call_begin|> Let me look.\n{\"note\": 1}")]
    [InlineData("[TOOL_CALLS] so.\n{\"note\": 1}")]
    [InlineData("<|tool_call>call:open_Write `'''json [{\"a\": 1}] ''' ` for it.")]
    [InlineData("<function=Let me see>{\"a\": 1}</function>")]
    [InlineData("<tool_call> so.\n</tool_call>")]
    [InlineData("so. <tool_call>Done!</tool_call>")]
    [InlineData("<tool_call>\n<function=Let me see>\n</function>\n</tool_call>")]
    public void Words_are_no_name(string text) => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("[TOOL_REQUEST][" + Add + ", {\"name\": \"f\"\n<tool_call>")]
    [InlineData("<TOOLCALL>[" + Add + ", {\"name\": \"add\"</TOOLCALL>")]
    public void A_name_that_is_all_that_is_left_of_an_object_is_no_call_without_arguments(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldNotContain(call => call.Arguments.Members.Count == 0);

    [Theory]
    [InlineData("<tool_call>f\n<arg_key>s</arg_key>\n<arg_value>x</arg_v\n<tool_call>add\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>\n</tool_call>")]
    [InlineData("<tool_calls>\n<tool_call>f<tool_sep><arg_key>s</arg_key>\n<arg_value>x\n<tool_calls>\n<tool_call>add<tool_sep><arg_key>a</arg_key>\n<arg_value>1</arg_value>\n</tool_call>\n</tool_calls>")]
    public void A_value_that_is_not_closed_does_not_take_the_next_call_for_its_end(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("functools[" + Add + "]\n{\"note\": 1}")]
    [InlineData("<|function_call|>" + Add + "\n{\"note\": \"<tool_call>\"}")]
    public void Behind_calls_that_nothing_ends_other_text_may_begin_with_a_brace(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("add{\"a\":1}");

    [Theory]
    [InlineData("jamba")]
    [InlineData("hermes")]
    public void A_hint_does_not_look_for_calls_within_the_values_of_another_syntax(string format)
    {
        const string text = "<seed:tool_call>\n<function=f>\n<parameter=s><tool_calls>[" + Add + "]</tool_calls><tool_call>" + Add + "</tool_call></parameter>\n</function>\n</seed:tool_call>";

        Calls.Parse(text, format, tools: Tools).Calls.ShouldHaveSingleItem().Name.ShouldBe("f");
    }

    [Theory]
    [InlineData("<tool_call>\n<function=f>\n<parameter=s>\nif (a < b) { \"x\" }\n</function>\n<function=\n</tool_call>")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=s\nx</parameter>\n</function>\n</tool_call>")]
    [InlineData("<tool_call>\n<function=f>\nno tag at all\n</function>\n</tool_call>")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\n so.\n</function>\n</tool_call>")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=s>\n<function=add>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>")]
    public void A_block_of_tagged_parameters_with_markup_that_is_broken_is_malformed(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        read.Calls.ShouldBeEmpty(Calls.Show(read));
        read.Status.ShouldBe(ParseStatus.Malformed);
        read.Syntax.ShouldBe("qwen3_coder");
    }

    [Theory]
    [InlineData("[f(s=\"x\", 1)]")]
    [InlineData("[f(a=1, \"x\")]")]
    [InlineData("[f(\"x\", s=\"y\")]")]
    [InlineData("[f(\"x\", **{\"s\": \"y\"})]")]
    [InlineData("[f({\"s\": \"y\"}, \"x\")]")]
    [InlineData("f(\"x\", s=\"y\")")]
    [InlineData("<|tool_call_start|>[add(a=1), f(\"x\", s=\"y\")]<|tool_call_end|>")]
    public void A_positional_argument_that_Python_refuses_overrides_no_named_one(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        read.Calls.ShouldBeEmpty(Calls.Show(read));
        read.Status.ShouldBe(ParseStatus.Malformed);
    }

    [Theory]
    [InlineData("[f(a=1, a=2)]")]
    [InlineData("f(a=1, a=1)")]
    [InlineData("[f(a=1, **{\"a\": 2})]")]
    [InlineData("[f(s=dict(k=1, k=2))]")]
    [InlineData("<|tool_call_start|>[add(a=1), f(a=1, a=2)]<|tool_call_end|>")]
    public void Of_an_argument_given_twice_by_name_the_last_is_taken_and_noted_and_none_where_nothing_may_be_mended(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        (read.Status, read.Calls.Count > 0).ShouldBe((ParseStatus.Repaired, true));
        read.Repairs.ShouldContain("key given twice, last value taken");
        Calls.Parse(text, repair: false, tools: Tools).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_brace_too_many_or_too_few_between_calls_of_a_list_gives_both_or_none()
    {
        string[] firsts = ["{\"name\":\"f\",\"arguments\":{\"s\":\"x\"}", "{\"arguments\":{\"s\":\"x\"},\"name\":\"f\"", "{\"name\":\"f\",\"parameters\":{\"s\":\"x\"},\"id\":\"1\""];
        string[] patterns = ["[HERE " + Add + "]", "[HERE\n" + Add + "]", "[HERE " + Add, "[HERE, " + Add + "]", "[" + Add + ", HERE]", "[HERE; " + Add + "]", "{HERE, " + Add + "}", "{HERE\n" + Add + "}", "HERE\n" + Add, "HERE; " + Add];
        string[] around = ["HERE", "<tool_call>HERE</tool_call>", "<tool_call>\nHERE\n", "[TOOL_CALLS]HERE", "functools HERE", "I call HERE now.", "```json\nHERE\n```"];
        foreach (var first in firsts)
        {
            foreach (var pattern in patterns)
            {
                foreach (var braces in (string[])["", "}", "}}", "}}}", "}]", "}, ]"])
                {
                    foreach (var frame in around)
                    {
                        var text = frame.Replace("HERE", pattern.Replace("HERE", first + braces, StringComparison.Ordinal), StringComparison.Ordinal);
                        foreach (var format in (string?[])[null, "hermes", "json_array"])
                        {
                            foreach (var calls in ((Tool[][])[Tools, []]).Select(tools => Calls.Show(Calls.Parse(text, format, tools: tools).Calls)))
                                (calls is "" or "f{\"s\":\"x\"}; add{\"a\":1}" or "add{\"a\":1}; f{\"s\":\"x\"}").ShouldBeTrue($"{text}\n{format}: {calls}");
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("[f(\"x\", 1)]")]
    [InlineData("[f(\"x\", a=1)]")]
    [InlineData("[f(\"x\", **{\"a\": 1})]")]
    [InlineData("[f({\"s\": \"x\"}, a=1)]")]
    public void Positional_arguments_before_named_ones_are_read(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("f{\"s\":\"x\",\"a\":1}");

    [Theory]
    [InlineData("<tool_call>HERE</tool_call>")]
    [InlineData("HERE")]
    [InlineData("I call HERE now.")]
    [InlineData("[TOOL_CALLS][HERE]")]
    [InlineData("[TOOL_CALLS][{\"name\": \"add\", \"arguments\": {\"a\": 1}}, HERE]")]
    [InlineData("[HERE]")]
    [InlineData("functools[HERE]")]
    public void A_brace_too_many_behind_what_may_be_an_argument_leaves_open_what_was_meant(string text)
    {
        foreach (var call in (string[])["{\"name\":\"f\",\"arguments\":{\"s\":\"x\"}, \"a\":3}}", "{\"name\":\"f\",\"arguments\":{\"s\":\"x\"}, \"b\":3}}"])
        {
            var read = Calls.Parse(text.Replace("HERE", call, StringComparison.Ordinal), tools: Tools);

            read.Calls.ShouldBeEmpty(Calls.Show(read));
            read.Status.ShouldBe(ParseStatus.Malformed);
        }
    }

    [Theory]
    [InlineData("<tool_call>HERE</tool_call>")]
    [InlineData("HERE")]
    [InlineData("[TOOL_CALLS][HERE]")]
    [InlineData("[TOOL_CALLS]HERE")]
    public void One_brace_too_many_is_mended_and_more_are_not(string text)
    {
        const string call = "{\"id\":\"c1\",\"arguments\":{\"s\":\"x\"},\"name\":\"f\",\"type\":\"function\"}";

        var one = Calls.Parse(text.Replace("HERE", call + "}", StringComparison.Ordinal), tools: Tools);
        var two = Calls.Parse(text.Replace("HERE", call + "}}", StringComparison.Ordinal), tools: Tools);
        var five = Calls.Parse(text.Replace("HERE", call + "}} }}}", StringComparison.Ordinal), tools: Tools);

        Calls.Show(one.Calls).ShouldBe("f{\"s\":\"x\"}");
        one.Repairs.ShouldBe(["extra closing brace or bracket"]);
        two.Calls.ShouldBeEmpty(Calls.Show(two));
        two.Status.ShouldBe(ParseStatus.Malformed);
        five.Status.ShouldBe(ParseStatus.Malformed);
    }
}
