using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A start marker may be missing: the prompt began the reply with it, or the server took it for a special token.</summary>
public sealed class LostStartMarkerTests
{
    private const string First = """{"name": "get_weather", "arguments": {"city": "Paris"}}""";
    private const string Second = """{"name": "add", "arguments": {"a": 1}}""";
    private const string Both = "get_weather{\"city\":\"Paris\"}; add{\"a\":1}";

    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}""", """["city"]"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    /// <summary>Syntaxes with an end marker, of which a start marker alone may be lost.</summary>
    public static TheoryData<string> Syntaxes { get; } = [.. ToolCallSyntaxes.All.Where(syntax => syntax.BlockEnds.Count > 0).Select(syntax => syntax.Name)];

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void What_is_left_of_calls_gives_them_or_none(string name)
    {
        const int rounds = 40;
        var syntax = ToolCallSyntaxes.Find(name)!;
        var found = 0;
        for (var seed = 0; seed < rounds; seed++)
        {
            var random = new RandomCalls(name, seed);
            var text = Renderers.All[name](random.Calls);
            var marker = syntax.Markers.FirstOrDefault(marker => text.StartsWith(marker, StringComparison.Ordinal));
            if (marker is null || random.Calls.Any(call => call.Arguments.Members.Count == 0))
                continue;

            var read = ToolCallParser.Parse(text[marker.Length..], random.Tools, new ParseOptions { Format = name });

            (read.Calls.Count == 0 || Calls.Same(read.Calls, random.Calls)).ShouldBeTrue($"{text}\nread {Calls.Show(read)}");
            found += read.Calls.Count > 0 ? 1 : -1;
        }

        found.ShouldBeGreaterThanOrEqualTo(0, name);
    }

    [Theory]
    [InlineData(First + "\n</tool_call>\n<tool_call>\n" + Second + "\n</tool_call>", "hermes")]
    [InlineData(First + "\n<tool_call>\n" + Second + "\n</tool_call>", "hermes")]
    [InlineData("<tool_call>\n" + First + "\n</tool_call>\n" + Second + "\n</tool_call>", "hermes")]
    [InlineData("[" + First + ", " + Second + "]</TOOLCALL>", "nemotron_toolcall")]
    [InlineData("[get_weather(city=\"Paris\"), add(a=1)]<|tool_call_end|>", "lfm2")]
    [InlineData("[" + First + ", " + Second + "][/TOOL_CALLS]", "mistral")]
    [InlineData("get_weather[ARGS]{\"city\": \"Paris\"}[TOOL_CALLS]add[ARGS]{\"a\": 1}", "mistral")]
    [InlineData("get_weather\n<arg_key>city</arg_key>\n<arg_value>Paris</arg_value>\n</tool_call>\n<tool_call>add\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>\n</tool_call>", "glm45")]
    [InlineData("functions.get_weather:0<|tool_call_argument_begin|>{\"city\": \"Paris\"}<|tool_call_end|><|tool_call_begin|>functions.add:1<|tool_call_argument_begin|>{\"a\": 1}<|tool_call_end|><|tool_calls_section_end|>", "kimi_k2")]
    [InlineData("get_weather<｜tool▁sep｜>{\"city\": \"Paris\"}<｜tool▁call▁end｜><｜tool▁call▁begin｜>add<｜tool▁sep｜>{\"a\": 1}<｜tool▁call▁end｜><｜tool▁calls▁end｜>", "deepseek_v31")]
    public void The_first_start_marker_may_be_missing(string text, string syntax)
    {
        foreach (var tools in (Tool[][])[Tools, []])
        {
            foreach (var format in (string?[])[null, syntax])
            {
                foreach (var (before, reasoning) in ((string, string?)[])[("", null), ("<think>So.</think>\n", "So.")])
                {
                    var read = Calls.Parse(before + text, format, tools: tools);

                    Calls.Show(read.Calls).ShouldBe(Both, $"{format} {Calls.Show(read)}");
                    read.Syntax.ShouldBe(syntax);
                    read.Repairs.ShouldContain("missing start marker");
                    read.Content.ShouldBe("");
                    read.Reasoning.ShouldBe(reasoning);
                    Calls.Parse(text, format, repair: false, tools: tools).Calls.Count.ShouldBeLessThan(2);
                }
            }
        }
    }

    [Fact]
    public void Behind_other_words_an_end_marker_closes_what_began_at_a_line()
    {
        var read = Calls.Parse($"I call both.\n{First}\n</tool_call>\n<tool_call>{Second}</tool_call>", tools: Tools);

        Calls.Show(read.Calls).ShouldBe(Both);
        read.Content.ShouldBe("I call both.");
    }

    [Theory]
    [InlineData("Close it with </tool_call>.")]
    [InlineData("hello</tool_call>")]
    [InlineData("get_weather</tool_call>")]
    [InlineData("Write `" + First + "</tool_call>` for it, or `x`.")]
    [InlineData("{\"note\": 1}</tool_call>")]
    [InlineData("Action**: {\"note\": 1}\n[TOOL_CALLS]none")]
    [InlineData("Note {\"note\": 1}\n[TOOL_CALLS][]")]
    [InlineData("{\"text\": \"" + "{'name': 'add', 'arguments': {'a': 1}}</tool_call>" + "\"}")]
    [InlineData("Draft: " + First + "</tool_call></think>No.")]
    public void An_end_marker_alone_makes_no_call(string text)
    {
        foreach (var tools in (Tool[][])[Tools, []])
            Calls.Parse(text, tools: tools).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_marked_call_repeats_is_called_once()
    {
        var read = Calls.Parse($"{First}\n<tool_call>\n{First}\n</tool_call>", tools: Tools);

        Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}");
        read.Content.ShouldBe(First);
    }
}
