using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class OutcomeTests
{
    private const string Call = """{"name":"f","arguments":{"a":1}}""";

    public static TheoryData<string, string> Mended { get; } = new()
    {
        { "<tool_call>{'name':'f','arguments':{'a':1}}</tool_call>", "single-quoted string" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1,},}</tool_call>", "trailing comma" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":True}}</tool_call>", "Python literal" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1/* one */}}</tool_call>", "comment" },
        { "<tool_call>{name:\"f\",\"arguments\":{\"a\":1}}</tool_call>", "unquoted key" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"x\ny\"}}</tool_call>", "raw control character in a string" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"\\d\"}}</tool_call>", "invalid escape kept as text" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":.5}}</tool_call>", "number not spelled as JSON" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}</tool_call>", "missing closing brace or bracket" },
        { "<tool_call>[{\"name\":\"f\",\"arguments\":{\"a\":1}]</tool_call>", "missing closing brace or bracket" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}}</tool_call>", "extra closing brace or bracket" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1,\"a\":2}}</tool_call>", "key given twice, last value taken" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}", "missing end marker" },
        { "<tool_call>\n```json\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n```\n</tool_call>", "code fence" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}</tool_call>", "JSON text inside a JSON string" },
        { "<tool_call>{\"tool\":\"f\",\"args\":{\"a\":1}}</tool_call>", "other key for the name or the arguments" },
        { "<tool_call>{\"name\":\"f\",\"arguments\":null}</tool_call>", "missing arguments taken as none" },
        { "<tool_call><tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>", "start marker repeated" },
        { "<function=f>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>", "missing start marker" },
        { "[f(a=celsius)]", "bare word taken as text" },
        { "[f(a=1/4)]", "arithmetic worked out" },
        { "[f(1)]", "positional argument named by the tool's order" },
        { "[f({\"a\":1})]", "arguments given as one object" },
        { "[\"f(a=1)\"]", "call inside quotes" },
        { "[f(a\\_b=1)]", "underscores escaped as in Markdown" },
        { "Look: {\"name\":\"f\",\"arguments\":{\"a\":1}}", "call found inside other text" },
        { "functions.f:0{\"a\":1}", "special tokens missing" },
    };

    [Theory]
    [MemberData(nameof(Mended))]
    public void A_repair_is_listed_and_strict_mode_refuses_it(string text, string repair)
    {
        var tool = Calls.Tool("f", """{"a":{}}""");

        var mended = Calls.Parse(text, tools: tool);
        var strict = Calls.Parse(text, repair: false, tools: tool);

        mended.Status.ShouldBe(ParseStatus.Repaired);
        mended.Calls.Count.ShouldBe(1);
        mended.Repairs.ShouldContain(repair);
        strict.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_call_as_it_should_be_is_ok_and_nothing_is_mended()
    {
        var read = Calls.Parse($"<tool_call>{Call}</tool_call>");

        read.Status.ShouldBe(ParseStatus.Ok);
        read.Syntax.ShouldBe("hermes");
        read.Repairs.ShouldBeEmpty();
        read.Content.ShouldBe("");
        read.Reasoning.ShouldBeNull();
    }

    [Fact]
    public void The_text_of_numbers_is_kept()
        => Calls.Show(Calls.Parse("<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1.0,\"b\":9007199254740993,\"c\":1e2}}</tool_call>").Calls)
            .ShouldBe("""f{"a":1.0,"b":9007199254740993,"c":1e2}""");

    [Theory]
    [InlineData("<tool_call>{\"name\":\"f\",\"argu", ParseStatus.Truncated)]
    [InlineData("<tool_call>", ParseStatus.Truncated)]
    [InlineData("{\"name\":\"f\",\"arguments\":{\"a\"", ParseStatus.Truncated)]
    [InlineData("[f(a=1), f(a=", ParseStatus.Truncated)]
    [InlineData("<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":NaN}}</tool_call>", ParseStatus.Malformed)]
    [InlineData("<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"x\"y\"}}</tool_call>", ParseStatus.Malformed)]
    [InlineData("[f(a=<b>)]", ParseStatus.Malformed)]
    [InlineData("I call {\"name\":\"f\",\"arguments\":{\"a\"", ParseStatus.Truncated)]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\nI <think>x</think> and", ParseStatus.Truncated)]
    [InlineData("Good morning.", ParseStatus.None)]
    public void A_text_without_a_readable_call_says_why(string text, ParseStatus status)
    {
        var read = Calls.Parse(text, tools: Calls.Tool("f"));

        read.Status.ShouldBe(status);
        read.Calls.ShouldBeEmpty();
        (read.Syntax is null).ShouldBe(status == ParseStatus.None);
        read.Syntax.ShouldNotBe("");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("<TOOLCALL>[]</TOOLCALL>")]
    [InlineData("<TOOLCALL>[]")]
    [InlineData("[TOOL_CALLS] []")]
    [InlineData("[TOOL_CALLS][]</s>")]
    [InlineData("<|tool_call|>[]")]
    [InlineData("functools[]")]
    [InlineData("<tool_call>{\"tool_calls\": []}")]
    [InlineData("<|tool_call_start|>[]<|tool_call_end|>")]
    [InlineData("<|tool_call_start|>\n```python\n[ ]\n```\n<|tool_call_end|>")]
    [InlineData("<|python_start|>[]<|python_end|>")]
    [InlineData("<function_calls>[]</function_calls>")]
    [InlineData("<tool_calls></tool_calls>")]
    [InlineData("<tool_calls>\n</tool_calls>")]
    [InlineData("<tool_calls>[]</tool_calls>")]
    [InlineData("{\"tool_calls\": []}")]
    [InlineData("<function_call> {\"name\": \"no_function\", \"arguments\": {}}")]
    public void An_empty_list_of_calls_is_told_from_an_answer_in_words(string text)
    {
        var read = Calls.Parse(text);

        read.Status.ShouldBe(ParseStatus.None);
        read.IsEmptyList.ShouldBeTrue();
        Calls.Parse("no").IsEmptyList.ShouldBeFalse();
    }

    [Theory]
    [InlineData("mistral", "[TOOL_CALLS] []")]
    [InlineData("granite", "<|tool_call|>[]")]
    [InlineData("phi4_mini", "functools[]")]
    [InlineData("lfm2", "<|tool_call_start|>[]<|tool_call_end|>")]
    [InlineData("lfm2", "[]")]
    [InlineData("llama4_pythonic", "<|python_start|>[]<|python_end|>")]
    [InlineData("minimax_m1", "<tool_calls></tool_calls>")]
    [InlineData("jamba", "<tool_calls></tool_calls>")]
    [InlineData("hunyuan_a13b", "<tool_calls></tool_calls>")]
    [InlineData("hunyuan_v3", "<tool_calls></tool_calls>")]
    public void An_empty_list_of_calls_is_none_with_the_hint_too(string format, string text)
    {
        var read = Calls.Parse(text, format);

        read.Status.ShouldBe(ParseStatus.None);
        read.IsEmptyList.ShouldBeTrue();
    }

    [Theory]
    [InlineData("[TOOL_CALLS] []\nNothing to look up.")]
    [InlineData("functools[] Nothing to look up.")]
    public void Behind_an_empty_list_of_calls_other_text_is_content(string text)
    {
        var read = Calls.Parse(text);

        read.Status.ShouldBe(ParseStatus.None);
        read.Content.ShouldBe("Nothing to look up.");
    }

    [Theory]
    [InlineData("[TOOL_CALLS] [", ParseStatus.Truncated)]
    [InlineData("functools[", ParseStatus.Truncated)]
    [InlineData("<|tool_call_start|>[", ParseStatus.Truncated)]
    [InlineData("<tool_calls>", ParseStatus.Truncated)]
    [InlineData("<tool_call></tool_call>", ParseStatus.Malformed)]
    [InlineData("[TOOL_CALLS] [] [{\"name\":\"f\",\"argu", ParseStatus.Truncated)]
    [InlineData("[TOOL_CALLS] [] [{\"name\":\"f\",\"arguments\":oops}]", ParseStatus.Malformed)]
    public void A_list_that_is_cut_or_holds_a_broken_call_is_not_empty(string text, ParseStatus status)
    {
        var read = Calls.Parse(text);

        read.Status.ShouldBe(status);
        read.IsEmptyList.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Before.\n<tool_call>CALL</tool_call>\nAfter.", "Before.\nAfter.", null)]
    [InlineData("<think>why</think>Before.\n<tool_call>CALL</tool_call>", "Before.", "why")]
    [InlineData("why</think>Before.\n<tool_call>CALL</tool_call>", "Before.", "why")]
    [InlineData("Before.<think>why</think>\n<tool_call>CALL</tool_call><think>more</think>After.", "Before.\nAfter.", "why\nmore")]
    [InlineData("<think>a</think>b</think><tool_call>CALL</tool_call>", "", "a\nb")]
    [InlineData("<tool_call>CALL</tool_call>\n<tool_response>\n{\"x\":1}\n</tool_response>\nIt is 1.", "", null)]
    [InlineData("<think>why</think><response>Here.</response>\n<tool_call>CALL</tool_call>", "Here.", "why")]
    [InlineData("<response>Here.\n<tool_call>CALL</tool_call></response>", "Here.", null)]
    [InlineData("Here are my reasoning steps:\nwhy\n[BEGIN FINAL RESPONSE]\nHere.\n<tool_calls>[CALL]</tool_calls>\n[END FINAL RESPONSE]", "Here.", "why")]
    [InlineData("Text.<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>More.", "Text.", null)]
    [InlineData("<|channel|>analysis<|message|>why<|end|><|start|>assistant<|channel|>commentary<|message|>Here.<|end|><|start|>assistant<|channel|>commentary to=functions.f<|message|>{}<|call|>", "Here.", "why")]
    [InlineData("Text. function<steptml:invoke name=\"f\"></steptml:invoke>", "Text.", null)]
    [InlineData("Here:\n```xml\n<tool_call>CALL</tool_call>\n```", "Here:", null)]
    [InlineData("```\n<tool_call>CALL</tool_call>\n```\nDone.", "Done.", null)]
    [InlineData("<tools>\nCALL\n</tools>", "", null)]
    [InlineData("Here: <json>CALL</json> so.", "Here:\nso.", null)]
    [InlineData("<b>Here</b>: CALL", "<b>Here</b>:", null)]
    [InlineData("Thought: why\nAction: f\nAction Input: {}\nObservation: x", "", "why")]
    [InlineData("<think>First <|tool_call_begin|>functions.f:0<|tool_call_argument_begin|>{}<|tool_call_end|>", "", "First")]
    public void Content_and_reasoning_are_what_is_left(string text, string content, string? reasoning)
    {
        var read = Calls.Parse(text.Replace("CALL", Call, StringComparison.Ordinal), tools: Calls.Tool("f"));

        read.Calls.Count.ShouldBe(1);
        read.Content.ShouldBe(content);
        read.Reasoning.ShouldBe(reasoning);
    }

    [Theory]
    [InlineData("<tool_call>{\"name\": \"f\", \"argu", "<tool_call>{\"name\": \"f\", \"argu", null)]
    [InlineData("Look:\n<tool_call>{\"name\": oops}</tool_call>\nDone.", "Look:\n<tool_call>{\"name\": oops}</tool_call>\nDone.", null)]
    [InlineData("<think>why</think>\n<tool_call>CALL</tool_call>\n<tool_call>{\"name\"", "<tool_call>CALL</tool_call>\n<tool_call>{\"name\"", "why")]
    [InlineData("why</think>\nLook: <tool_call>CALL</tool_call> and <tool_call>oops", "Look: <tool_call>CALL</tool_call> and <tool_call>oops", "why")]
    [InlineData("<tool_call>CALL</tool_call> <think>why</think> <tool_call>{\"name\"", "<tool_call>CALL</tool_call>\n<tool_call>{\"name\"", "why")]
    [InlineData("<function=f>\n<parameter=a>\n1\n</parameter", "<function=f>\n<parameter=a>\n1\n</parameter", null)]
    [InlineData("[f(a=1)]\n<think>why</think>\n[f(a=", "[f(a=1)]\n[f(a=", "why")]
    [InlineData("<think>why</think>I call CALL and {\"name\": \"f\", \"arguments\": {", "I call CALL and {\"name\": \"f\", \"arguments\": {", "why")]
    public void Where_no_call_comes_out_the_content_is_all_but_the_reasoning(string text, string content, string? reasoning)
    {
        foreach (var format in (string?[])[null, "hermes", "qwen3_coder", "pythonic", "bare_json"])
        {
            var read = Calls.Parse(text.Replace("CALL", Call, StringComparison.Ordinal), format, tools: Calls.Tool("f", """{"a":{}}"""));

            (read.Status is ParseStatus.Malformed or ParseStatus.Truncated).ShouldBeTrue(Calls.Show(read));
            read.Content.ShouldBe(content.Replace("CALL", Call, StringComparison.Ordinal));
            read.Reasoning.ShouldBe(reasoning);
        }
    }

    [Theory]
    [InlineData("  An answer,\nwith space around. ", "  An answer,\nwith space around. ", null)]
    [InlineData("<think>why</think>\n\nAn answer.<|im_end|>", "An answer.", "why")]
    [InlineData("<think>never closed", "", "never closed")]
    [InlineData("<|channel|>analysis<|message|>why<|end|><|start|>assistant<|channel|>final<|message|>An answer.<|return|>", "An answer.", "why")]
    [InlineData("<response>\nAn answer.\n</response>", "An answer.", null)]
    [InlineData("analysiswhyassistantfinalAn answer.", "An answer.", "why")]
    [InlineData("<|START_THINKING|>why<|END_THINKING|><|START_RESPONSE|>An answer.<|END_RESPONSE|>", "An answer.", "why")]
    [InlineData("{\"response\": \"An answer.\"}", "An answer.", null)]
    [InlineData(">>>all\nAn answer.", "An answer.", null)]
    public void An_answer_in_words_is_content(string text, string content, string? reasoning)
    {
        var read = Calls.Parse(text);

        read.Status.ShouldBe(ParseStatus.None);
        read.Syntax.ShouldBeNull();
        read.Content.ShouldBe(content);
        read.Reasoning.ShouldBe(reasoning);
    }
}
