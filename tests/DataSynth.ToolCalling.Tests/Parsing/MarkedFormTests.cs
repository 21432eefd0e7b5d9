using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Between markers a call is plainly said, in whatever form and whether its tool is known or not.</summary>
public sealed class MarkedFormTests
{
    private static readonly Tool[] Tools =
    [
        Calls.Tool("get_weather", """{"city":{"type":"string"}}""", """["city"]"""), Calls.Tool("get_time"),
    ];

    [Theory]
    [InlineData("search(query=\"x\")", "search{\"query\":\"x\"}")]
    [InlineData("search\n{\"query\": \"x\"}", "search{\"query\":\"x\"}")]
    [InlineData("search {\"query\": \"x\"}", "search{\"query\":\"x\"}")]
    [InlineData("get_clock()", "get_clock{}")]
    [InlineData("web-search.v2(query=\"x\")", "web-search.v2{\"query\":\"x\"}")]
    [InlineData("search(query=\"x\")\nget_clock()", "search{\"query\":\"x\"}; get_clock{}")]
    public void A_form_that_the_syntax_does_not_have_is_a_repair(string inner, string calls)
    {
        foreach (var (open, close) in ((string, string)[])[("<tool_call>", "</tool_call>"), ("<TOOLCALL>", "</TOOLCALL>"), ("[TOOL_REQUEST]", "[END_TOOL_REQUEST]")])
        {
            foreach (var tools in (Tool[][])[Tools, []])
            {
                var text = $"So:\n{open}\n{inner}\n{close}\nDone.";

                var read = Calls.Parse(text, tools: tools);

                Calls.Show(read.Calls).ShouldBe(calls, text);
                read.Repairs.ShouldBe(["call in a form that the syntax does not have"]);
                read.Content.ShouldBe("So:\nDone.");
                Calls.Parse(text, repair: false, tools: tools).Calls.ShouldBeEmpty();
                Calls.Parse($"{open}\n{inner[..^1]}", tools: tools).Calls.Count.ShouldBeLessThan(2);
            }
        }
    }

    [Theory]
    [InlineData("<tool_call>json\nP\n</tool_call>")]
    [InlineData("<tool_call>\njson\nP\n</tool_call>")]
    [InlineData("<tool_call>function\nP\n</tool_call>")]
    [InlineData("<tool_call>call P</tool_call>")]
    [InlineData("<tool_call>get_weather P</tool_call>")]
    [InlineData("tool_call\nP\n</tool_call>")]
    [InlineData("tool_call>\nP\n</tool_call>")]
    [InlineData("json\nP\n</tool_call>")]
    [InlineData("[TOOL_CALLS]jsonP")]
    public void A_word_before_a_whole_call_is_no_name(string text)
    {
        text = text.Replace("P", """{"name": "get_weather", "arguments": {"city": "Paris"}}""", StringComparison.Ordinal);
        foreach (var tools in (Tool[][])[Tools, []])
        {
            var read = Calls.Parse(text, tools: tools);

            Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}", text);
            read.Repairs.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Nor_is_it_one_where_no_marker_stands()
        => Calls.Show(Calls.Parse("I call it:\n\nget_weather {\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}", tools: Tools).Calls)
            .ShouldBe("get_weather{\"city\":\"Paris\"}");

    [Fact]
    public void A_tool_that_takes_a_name_and_arguments_is_called_with_them()
    {
        Tool[] tools = [Calls.Tool("enqueue", """{"name":{"type":"string"},"arguments":{"type":"object"}}"""), .. Tools];

        var read = Calls.Parse("<tool_call>enqueue {\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}</tool_call>", tools: tools);

        Calls.Show(read.Calls).ShouldBe("enqueue{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}");
    }

    [Theory]
    [InlineData("<tool_call>\nget_weather(city=\"Paris\")", true)]
    [InlineData("<tool_call>\nget_weather\n{\"city\": \"Paris\"}", true)]
    [InlineData("<tool_call>\nsearch(city=\"Paris\")", false)]
    [InlineData("<tool_call>\nNote {\"city\": \"Paris\"}", false)]
    public void Without_the_end_marker_such_a_form_calls_offered_tools(string text, bool isOffered)
    {
        (Calls.Parse(text, tools: Tools).Calls.Count > 0).ShouldBe(isOffered);
        Calls.Parse(text).Repairs.ShouldBe(["call in a form that the syntax does not have", "missing end marker"]);
    }

    [Theory]
    [InlineData("<tool_call>f(x) takes x</tool_call>")]
    [InlineData("<tool_call> so.\n{\"note\": 1}</tool_call>")]
    [InlineData("<tool_call>search (the web)</tool_call>")]
    [InlineData("<tool_call>search(query=\"x\") and more</tool_call>")]
    [InlineData("<tool_call>search {\"query\": \"x\"} {</tool_call>")]
    [InlineData("<tool_call>search(</tool_call>")]
    [InlineData("functools reduce(a=1)")]
    public void What_is_no_call_from_end_to_end_is_none(string text) => Calls.Parse(text).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("<|python_start|>[HERE]<|python_end|>")]
    [InlineData("<|tool_call_start|>[HERE]<|tool_call_end|>")]
    [InlineData("<|tool_call_start|>\n```python\nHERE\n```\n<|tool_call_end|>")]
    [InlineData("<function_calls>HERE</function_calls>")]
    [InlineData("<TOOLCALL>[HERE]</TOOLCALL>")]
    public void A_name_may_have_dashes_and_dots(string text)
    {
        var read = Calls.Parse(text.Replace("HERE", "weather-api.get-v2(city=\"Paris\", days=-1)", StringComparison.Ordinal));

        Calls.Show(read.Calls).ShouldBe("weather-api.get-v2{\"city\":\"Paris\",\"days\":-1}");
        read.Repairs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("get_time", true)]
    [InlineData("search", true)]
    [InlineData("get_weather", false)]
    public void An_object_that_only_names_a_tool_is_a_call_unless_the_tool_demands_arguments(string tool, bool isCall)
    {
        foreach (var text in (string[])[$"<tool_call>\n{{\"name\": \"{tool}\"}}\n</tool_call>", $"<TOOLCALL>[{{\"name\": \"{tool}\"}}]</TOOLCALL>", $"[TOOL_CALLS][{{\"name\": \"{tool}\"}}]"])
        {
            Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(isCall ? tool + "{}" : "", text);
            Calls.Show(Calls.Parse(text).Calls).ShouldBe(tool + "{}", text);
            Calls.Parse(text, repair: false).Calls.ShouldBeEmpty();
        }

        Calls.Parse($"{{\"name\": \"{tool}\"}}").Calls.ShouldBeEmpty();
        Calls.Parse($"I see {{\"name\": \"{tool}\"}} here.").Calls.ShouldBeEmpty();
    }
}
