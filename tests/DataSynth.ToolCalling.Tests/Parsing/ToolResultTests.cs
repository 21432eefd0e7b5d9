using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>What a reply gives as the answer of a tool is no call of the model, wherever it stands.</summary>
public sealed class ToolResultTests
{
    private const string Call = """{"name": "get_weather", "arguments": {"city": "Paris"}}""";
    private const string Add = """{"name": "add", "arguments": {"a": 1}}""";
    private const string Marked = "<tool_call>" + Add + "</tool_call>";

    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    public static TheoryData<string> Results { get; } =
    [
        "<tool_response>HERE</tool_response>", "<tool_response>\nHERE\n</tool_response>", "<tool_response name=\"f\">HERE</tool_response>",
        "<tool_responses><tool_response>{}</tool_response><tool_response>HERE</tool_response></tool_responses>", "<tool_output>HERE</tool_output>",
        "<tool_result>HERE</tool_result>", "<function_results>HERE</function_results>", "<function_response>HERE</function_response>",
        "[TOOL_RESULTS]HERE[/TOOL_RESULTS]", "<|tool_response>HERE<tool_response|>", "<start_function_response>HERE<end_function_response>",
        "<|START_TOOL_RESULT|>HERE<|END_TOOL_RESULT|>", "<｜tool▁outputs▁begin｜><｜tool▁output▁begin｜>HERE<｜tool▁output▁end｜><｜tool▁outputs▁end｜>",
        "<|tool_output_begin|>HERE<|tool_output_end|>", "Observation: HERE\nThought: so", "Observation:\nHERE\n", "**Observation:** HERE\n",
    ];

    [Theory]
    [MemberData(nameof(Results))]
    public void Nothing_in_a_result_is_a_call_and_all_of_it_is_content(string result)
    {
        string[] inner = [Call, "[" + Call + "]", "It says " + Call + " here", "<tool_call>" + Call + "</tool_call>", "[get_weather(city=\"Paris\")]", "```json\n" + Call + "\n```", "get_weather\n{\"city\": \"Paris\"}"];
        foreach (var said in inner)
        {
            // A marker on a line of its own is no part of an observation: nothing says where that ends.
            if (result.Contains(":\n", StringComparison.Ordinal) && said.StartsWith('<'))
                continue;
            foreach (var format in (string?[])[null, "hermes", "pythonic", "bare_json", "functionary_v32"])
            {
                foreach (var tools in (Tool[][])[Tools, []])
                {
                    var text = "Let me see.\n" + result.Replace("HERE", said, StringComparison.Ordinal);

                    var read = Calls.Parse(text, format, tools: tools);

                    read.Status.ShouldBe(ParseStatus.None, $"{text}\n{format}: {Calls.Show(read)}");
                    read.Content.ShouldBe(text);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void What_follows_a_closed_result_may_be_a_call(string result)
    {
        foreach (var call in (string[])[Marked, "\n" + Marked, "\n\n" + Add, "\n\n[add(a=1)]"])
        {
            var text = result.Replace("HERE", Call, StringComparison.Ordinal) + (result.EndsWith('\n') || result.Contains("Observation", StringComparison.Ordinal) ? "\n" : "") + call;

            Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("add{\"a\":1}", text);
        }
    }

    [Theory]
    [InlineData("<tool_response>\n" + Marked)]
    [InlineData("<tool_response>" + Marked + "\n" + Add)]
    [InlineData("Done. <tool_response>" + Add)]
    [InlineData("<|START_TOOL_RESULT|>" + Marked)]
    [InlineData("<tool_response>{\"text\": \"</tool_response>" + "<function=add>{}</function>" + "\"}</tool_response>")]
    [InlineData("<tool_response>\n{\"text\": \"</tool_response>" + Marked)]
    [InlineData("<tool_response>a <tool_response>b</tool_response> " + Marked + "</tool_response>")]
    public void A_result_that_is_not_closed_and_one_whose_end_nobody_can_see_give_no_call(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("The `<tool_response>` tag holds what tools say.\n" + Marked)]
    [InlineData("The <tool_response> tag holds what tools say.\n" + Marked)]
    [InlineData("Observation: the user wants a sum.\n" + Marked)]
    [InlineData("An Observation: this is a word.\n" + Marked)]
    [InlineData("{\"note\": \"<tool_response>\"}\n" + Marked)]
    public void A_marker_of_results_that_is_only_named_hides_no_call(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("add{\"a\":1}");

    [Theory]
    [InlineData(Marked + "\n<tool_response>1</tool_response>\n<tool_call>" + Call + "</tool_call>", "add{\"a\":1}")]
    [InlineData("[add(a=1)]\n<tool_response>1</tool_response>\n[get_weather(city=\"Paris\")]", "add{\"a\":1}")]
    [InlineData("[add(a=1)]\nObservation: 1\n\n[get_weather(city=\"Paris\")]", "add{\"a\":1}")]
    [InlineData("Thought: x\nAction: add\nAction Input: {\"a\": 1}\nObservation: 1\nAction: get_weather\nAction Input: {\"city\": \"Paris\"}", "add{\"a\":1}")]
    [InlineData("Action: add\nAction Input: {\"a\": 1}\n\nAction: get_weather\nAction Input: {\"city\": \"Paris\"}", "add{\"a\":1}; get_weather{\"city\":\"Paris\"}")]
    [InlineData(Marked + "\nObservation: there is more to do.\n<tool_call>" + Call + "</tool_call>", "add{\"a\":1}; get_weather{\"city\":\"Paris\"}")]
    public void A_result_behind_calls_is_invented_and_ends_the_reply(string text, string calls)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);

    [Theory]
    [InlineData("{\"seen\": 1}\n<tool_response>1</tool_response>\n" + Marked)]
    [InlineData("As said in [1]\nObservation: the user wants a sum.\n\n" + Marked)]
    [InlineData("Take {x}<tool_response>1</tool_response>\n" + Marked)]
    [InlineData("It is f(x)\n<tool_response>1</tool_response>\n" + Marked)]
    public void A_bracket_before_a_result_is_no_call_and_ends_no_reply(string text)
    {
        foreach (var tools in (Tool[][])[Tools, []])
            Calls.Show(Calls.Parse(text, tools: tools).Calls).ShouldBe("add{\"a\":1}");
    }
}
