using System.Collections.Concurrent;
using DataSynth.ToolCalling.Parsing.Syntaxes;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>
/// The registry of output syntaxes. Its order is the order of detection among syntaxes that share a marker, and among those that have
/// none; an entry that looks exactly like an earlier one is only reached by its name.
/// </summary>
public static class ToolCallSyntaxes
{
    private static readonly TagDialect FunctionParameter = new("function", "parameter") { NamedByAttribute = false };
    private static readonly TagDialect InvokeParameter = new("invoke", "parameter");
    private static readonly TagDialect SentinelInvoke = new("｜DSML｜invoke", "｜DSML｜parameter") { TrimsLineBreaks = false };
    private static readonly TagDialect StepInvoke = new("steptml:invoke", "steptml:parameter");
    private static readonly TagDialect FunctionParam = new("function", "param")
    {
        Wrappers = ["<params>", "</params>", "<params/>", "<arguments>", "</arguments>"],
        IsXml = true,
        UntypedAsJson = true,
    };

    private static readonly ConcurrentDictionary<ToolCallSyntax, MarkerTable> Tables = new();

    /// <summary>All syntaxes, in the order of detection.</summary>
    public static IReadOnlyList<ToolCallSyntax> All { get; } =
    [
        .. SpecialTokens(), .. MarkedJson(), .. TaggedParameterSyntaxes(), .. MarkedPython(), .. WithoutMarkers(),
    ];

    /// <summary>The syntaxes that detection tries.</summary>
    internal static IReadOnlyList<ToolCallSyntax> Unaliased { get; } = [.. All.Where(syntax => !syntax.IsAlias)];

    /// <summary>The markers of all syntaxes that detection tries.</summary>
    internal static MarkerTable AllMarkers { get; } = new(Unaliased, OtherMarkers());

    /// <summary>Looks a syntax up.</summary>
    /// <param name="name">Its name, or that of a model or a server's parser which goes with it (<c>glm4</c>, <c>gpt-oss</c>), in any
    /// letter case.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static ToolCallSyntax? Find(string name) => SyntaxNames.Find(name);

    /// <summary>Says that a name is not known, with the names that begin most like it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What was found and what was expected, without a full stop.</returns>
    public static string Unknown(string name)
    {
        var near = SyntaxNames.Near(name);
        var hint = near.Count == 0 ? "" : $", such as {string.Join(", ", near)}";
        return $"found \"{name}\", expected a name that datasynth formats lists{hint}";
    }

    /// <summary>The markers to look for where one syntax is named: its own are tried first, and those of the others too, since what stands
    /// in a value of another syntax is no call either. Without markers of its own it is looked for in all of the text.</summary>
    internal static MarkerTable MarkersOf(ToolCallSyntax syntax)
        => Tables.GetOrAdd(syntax, static one => new MarkerTable(one.Markers.Count == 0 ? [one] : [one, .. Unaliased], OtherMarkers()));

    private static IEnumerable<string> OtherMarkers()
        => [.. ReasoningTags.Pairs.Select(pair => pair.Open), .. ReasoningTags.Closings, .. EndTokens.TurnEnds, .. ToolResults.Openings];

    private static IEnumerable<ToolCallSyntax> SpecialTokens() =>
    [
        new HarmonyMessages("harmony", "gpt-oss: messages with channel and recipient",
            """<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city": "Paris"}<|call|>"""),
        new KimiCalls("kimi_k2", "Kimi K2: functions.NAME:INDEX and JSON between special tokens",
            """<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Paris"}<|tool_call_end|><|tool_calls_section_end|>"""),
        new DeepSeekCalls("deepseek_v3", "DeepSeek V3 and R1, Cogito: name and fenced JSON between special tokens",
            """<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{"city": "Paris"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>""",
            fenced: true),
        new DeepSeekCalls("deepseek_v31", "DeepSeek V3.1: name and JSON between special tokens",
            """<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>{"city": "Paris"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>""",
            fenced: false),
        new MistralCalls("mistral", "Mistral: an array up to tokenizer v7, name and [ARGS] since",
            """[TOOL_CALLS]get_weather[ARGS]{"city": "Paris"}"""),
        new PythonTag("llama3_json", "Llama 3: bare JSON with parameters, or after <|python_tag|>",
            """<|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}""") { Unmarked = UnmarkedForm.Json },
        new BracedNotation("gemma4", "Gemma 4: call:NAME{key:value} with tokens for quotes",
            """<|tool_call>call:get_weather{city:<|"|>Paris<|"|>}<tool_call|>""", ["<|tool_call>"], ["<tool_call|>"], "<|\"|>"),
        new BracedNotation("functiongemma", "FunctionGemma: call:NAME{key:value} with <escape> for quotes",
            "<start_function_call>call:get_weather{city:<escape>Paris<escape>}<end_function_call>",
            ["<start_function_call>"], ["<end_function_call>"], "<escape>"),
    ];

    private static IEnumerable<ToolCallSyntax> MarkedJson() =>
    [
        Hermes("hermes", "Hermes, Qwen 2.5 and 3, QwQ, Reka, and many more: JSON in <tool_call>"),
        Hermes("granite4", "Granite 4: as hermes", isAlias: true),
        Hermes("ernie45", "ERNIE 4.5: as hermes, after </think>", isAlias: true),
        Alias("toolrl", "ToolRL prompts: a line of JSON with parameters for each call in one <tool_call>",
            """<tool_call>\n{"name": "get_weather", "parameters": {"city": "Paris"}}\n</tool_call>""", "<tool_call>", "</tool_call>"),
        new JsonBetweenMarkers("granite", "Granite 3: a JSON array after <|tool_call|> or <tool_call>",
            """<|tool_call|>[{"name": "get_weather", "arguments": {"city": "Paris"}}]""",
            ["<|tool_call|>", "<tool_call>"], ["</tool_call>", "<|/tool_call|>"]) { EndMarkerIsOptional = true },
        new JsonBetweenMarkers("granite_20b_fc", "Granite 20B function calling: JSON after <function_call>",
            """<function_call> {"name": "get_weather", "arguments": {"city": "Paris"}}""",
            ["<function_call>"], ["</function_call>"]) { EndMarkerIsOptional = true, NoCallName = "no_function" },
        new JsonBetweenMarkers("internlm2", "InternLM 2, Intern-S1: JSON with parameters between action markers",
            """<|action_start|><|plugin|>\n{"name": "get_weather", "parameters": {"city": "Paris"}}<|action_end|>""",
            ["<|action_start|>"], ["<|action_end|>"]) { SecondMarker = "<|plugin|>" },
        new JsonBetweenMarkers("minimax_m1", "MiniMax M1: a line of JSON for each call in <tool_calls>",
            """<tool_calls>\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_calls>""",
            ["<tool_calls>"], ["</tool_calls>"]) { Begins = '{', MayBeEmpty = true },
        ToolCalls("jamba", "Jamba: a JSON array in <tool_calls>"),
        ToolCalls("hunyuan_a13b", "Hunyuan A13B: as jamba", isAlias: true),
        ToolCalls("apriel", "Apriel: as jamba", isAlias: true),
        Marked("nemotron_toolcall", "Nemotron Nano 2, Llama-Nemotron: a JSON array in <TOOLCALL>",
            """<TOOLCALL>[{"name": "get_weather", "arguments": {"city": "Paris"}}]</TOOLCALL>""", "<TOOLCALL>", "</TOOLCALL>"),
        new JsonBetweenMarkers("apertus", "Apertus: a JSON array whose keys are the names",
            """<|tools_prefix|>[{"get_weather": {"city": "Paris"}}]<|tools_suffix|>""", ["<|tools_prefix|>"], ["<|tools_suffix|>"])
        {
            NameIsKey = true,
            MayEndReasoning = true,
        },
        Marked("longcat", "LongCat: JSON in <longcat_tool_call>",
            """<longcat_tool_call>{"name": "get_weather", "arguments": {"city": "Paris"}}</longcat_tool_call>""",
            "<longcat_tool_call>", "</longcat_tool_call>"),
        new JsonBetweenMarkers("gigachat3", "GigaChat 3 and 3.1: JSON after a marker or a role",
            """<|function_call|>{"name": "get_weather", "arguments": {"city": "Paris"}}""",
            ["<|function_call|>", "<|message_sep|>\n\nfunction call<|role_sep|>", "function call<|role_sep|>"], []),
        Marked("command_r7b", "Command R7B, Command A: a JSON array between action markers",
            """<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "get_weather", "parameters": {"city": "Paris"}}]<|END_ACTION|>""",
            "<|START_ACTION|>", "<|END_ACTION|>"),
        new JsonBetweenMarkers("phi4_mini", "Phi-4 mini: functools and a JSON array",
            """functools[{"name": "get_weather", "arguments": {"city": "Paris"}}]""",
            ["functools", "<|tool_call|>"], ["<|/tool_call|>"]) { EndMarkerIsOptional = true },
        new JsonBetweenMarkers("firefunction_v2", "FireFunction 2: as phi4_mini, after a blank",
            """ functools[{"name": "get_weather", "arguments": {"city": "Paris"}}]""", ["functools"], []) { IsAlias = true },
        Marked("lmstudio_default", "LM Studio's prompt for models without native calls",
            """[TOOL_REQUEST]{"name": "get_weather", "arguments": {"city": "Paris"}}[END_TOOL_REQUEST]""",
            "[TOOL_REQUEST]", "[END_TOOL_REQUEST]"),
        new FencedActionList("command_r_plus", "Command R+: Action: and a fenced JSON array",
            """Action:\n```json\n[{"tool_name": "get_weather", "parameters": {"city": "Paris"}}]\n```"""),
        new ActionLines("react", "ReAct prompts: Action and Action Input lines",
            """Thought: look it up\nAction: get_weather\nAction Input: {"city": "Paris"}"""),
        new FunctionTagJson("functionary_v31", "Functionary 3.1, Llama 3: JSON in <function=NAME>",
            """<function=get_weather>{"city": "Paris"}</function>"""),
    ];

    private static IEnumerable<ToolCallSyntax> TaggedParameterSyntaxes() =>
    [
        Tagged("qwen3_coder", "Qwen3-Coder, Qwen 3.5, Nemotron 3: <function=…> and <parameter=…> in <tool_call>",
            "<tool_call>\\n<function=get_weather>\\n<parameter=city>\\nParis\\n</parameter>\\n</function>\\n</tool_call>",
            FunctionParameter, "<tool_call>", "</tool_call>"),
        Tagged("step3p5", "Step 3.5: as qwen3_coder",
            "<tool_call>\\n<function=get_weather>\\n<parameter=city>\\nParis\\n</parameter>\\n</function>\\n</tool_call>",
            FunctionParameter, "<tool_call>", "</tool_call>", isAlias: true),
        Tagged("seed_oss", "Seed-OSS: as qwen3_coder, in <seed:tool_call>",
            "<seed:tool_call>\\n<function=get_weather>\\n<parameter=city>Paris</parameter>\\n</function>\\n</seed:tool_call>",
            FunctionParameter, "<seed:tool_call>", "</seed:tool_call>"),
        new KeyValueTags("glm45", "GLM 4.5 to 4.7: name, <arg_key> and <arg_value> in <tool_call>",
            "<tool_call>get_weather\\n<arg_key>city</arg_key>\\n<arg_value>Paris</arg_value>\\n</tool_call>", ["<tool_call>"], [], untypedAsJson: true),
        new KeyValueTags("hunyuan_v3", "Hunyuan V3: as glm45, with <tool_sep>, in <tool_calls>",
            "<tool_calls>\\n<tool_call>get_weather<tool_sep>\\n<arg_key>city</arg_key>\\n<arg_value>Paris</arg_value>\\n</tool_call>\\n</tool_calls>",
            ["<tool_calls>", "<tool_call>"], ["</tool_calls>"], untypedAsJson: false),
        Tagged("deepseek_v32", "DeepSeek V3.2: DSML tags that say whether a value is text",
            "<｜DSML｜function_calls>\\n<｜DSML｜invoke name=\"get_weather\">\\n<｜DSML｜parameter name=\"city\" string=\"true\">Paris</｜DSML｜parameter>\\n</｜DSML｜invoke>\\n</｜DSML｜function_calls>",
            SentinelInvoke, "<｜DSML｜function_calls>", "</｜DSML｜function_calls>"),
        Tagged("deepseek_v4", "DeepSeek V4: as deepseek_v32, in tool_calls",
            "<｜DSML｜tool_calls>\\n<｜DSML｜invoke name=\"get_weather\">\\n<｜DSML｜parameter name=\"city\" string=\"true\">Paris</｜DSML｜parameter>\\n</｜DSML｜invoke>\\n</｜DSML｜tool_calls>",
            SentinelInvoke, "<｜DSML｜tool_calls>", "</｜DSML｜tool_calls>"),
        new TaggedParameters("minimax_m2", "MiniMax M2: <invoke> and <parameter> in <minimax:tool_call>",
            "<minimax:tool_call>\\n<invoke name=\"get_weather\">\\n<parameter name=\"city\">Paris</parameter>\\n</invoke>\\n</minimax:tool_call>",
            InvokeParameter, ["<minimax:tool_call>", "<function_calls>", "<tool_calls>"], ["</minimax:tool_call>", "</function_calls>", "</tool_calls>"]),
        new NestedTags("minimax_m3", "MiniMax M3: nested tags, each with a prefix",
            "]<]minimax[>[<tool_call>]<]minimax[>[<invoke name=\"get_weather\">]<]minimax[>[<city>Paris]<]minimax[>[</city>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>"),
        new TaggedParameters("step3", "Step 3: steptml tags between special tokens",
            "<｜tool_calls_begin｜><｜tool_call_begin｜>function<｜tool_sep｜><steptml:invoke name=\"get_weather\"><steptml:parameter name=\"city\">Paris</steptml:parameter></steptml:invoke><｜tool_call_end｜><｜tool_calls_end｜>",
            StepInvoke, ["<｜tool_calls_begin｜>", "<｜tool_call_begin｜>"], ["<｜tool_calls_end｜>"])
        {
            InnerMarkers = ["<｜tool_call_begin｜>", "function<｜tool_sep｜>", "<｜tool_sep｜>", "<｜tool_call_end｜>"],
            StrippedWord = "function",
        },
        new TaggedParameters("minicpm5_xml", "MiniCPM 5: <function> with <param> tags",
            "<function name=\"get_weather\"><param name=\"city\">Paris</param></function>", FunctionParam, [], []),
        Tagged("bfcl_concise_xml", "Berkeley leaderboard prompt: <functions> with <param> tags",
            "<functions><function name=\"get_weather\"><param name=\"city\" type=\"string\">Paris</param></function></functions>",
            FunctionParam, "<functions>", "</functions>"),
        Tagged("bfcl_verbose_xml", "Berkeley leaderboard prompt: <functions> with values as attributes",
            "<functions><function name=\"get_weather\"><params><param name=\"city\" value=\"Paris\" type=\"string\"/></params></function></functions>",
            FunctionParam, "<functions>", "</functions>", isAlias: true),
    ];

    private static IEnumerable<ToolCallSyntax> MarkedPython() =>
    [
        new PythonBetweenMarkers("lfm2", "LFM2: Python calls, or a JSON list, between tool_call_start and tool_call_end",
            """<|tool_call_start|>[get_weather(city="Paris")]<|tool_call_end|>""", ["<|tool_call_start|>"], ["<|tool_call_end|>"]),
        new PythonBetweenMarkers("minicpm3", "MiniCPM 3: fenced Python calls between the same markers",
            """<|tool_call_start|>\n```python\nget_weather(city="Paris")\n```\n<|tool_call_end|>""", ["<|tool_call_start|>"], ["<|tool_call_end|>"]) { IsAlias = true },
        new PythonBetweenMarkers("llama4_pythonic", "Llama 4: Python calls, with or without python_start and python_end",
            """<|python_start|>[get_weather(city="Paris")]<|python_end|>""", ["<|python_start|>"], ["<|python_end|>"]),
        new PythonBetweenMarkers("olmo3", "OLMo 3: a Python call on each line in <function_calls>",
            """<function_calls>get_weather(city="Paris")</function_calls>""", ["<function_calls>"], ["</function_calls>"]),
        new PythonBetweenMarkers("bfcl_toolcall_tag", "Berkeley leaderboard prompt: Python calls in <TOOLCALL>",
            """<TOOLCALL>[get_weather(city="Paris")]</TOOLCALL>""", ["<TOOLCALL>"], ["</TOOLCALL>"]),
    ];

    private static IEnumerable<ToolCallSyntax> WithoutMarkers() =>
    [
        new BareJson("bare_json", "one JSON object, nothing else",
            """{"name": "get_weather", "arguments": {"city": "Paris"}}"""),
        new BareJson("json_array", "a JSON array, as servers force it",
            """[{"name": "get_weather", "parameters": {"city": "Paris"}}]"""),
        new BareJson("xlam", "xLAM, Hammer, watt: a JSON array, or objects with ; between",
            """[{"name": "get_weather", "arguments": {"city": "Paris"}}]"""),
        new BareJson("generic_json", "llama.cpp's generic prompt: a tool_calls or response object",
            """{"tool_calls": [{"name": "get_weather", "arguments": {"city": "Paris"}}]}"""),
        new BareJson("openai_json", "OpenAI's API shape written out as text",
            """[{"type": "function", "function": {"name": "get_weather", "arguments": "{\"city\": \"Paris\"}"}}]"""),
        new BareJson("bfcl_json", "Berkeley leaderboard prompt: a fenced JSON array with function and parameters",
            """```json\n[{"function": "get_weather", "parameters": {"city": "Paris"}}]\n```"""),
        new BarePython("pythonic", "Llama 3.2, ToolACE: a list of Python calls",
            """[get_weather(city="Paris")]""", fenced: false),
        new BarePython("bfcl_python", "Berkeley leaderboard prompt: as pythonic, often fenced",
            """```python\n[get_weather(city="Paris")]\n```""", fenced: true),
        new NamedLines("functionary_v32", "Functionary 3.2, GLM-4 9B: a line with the name, then JSON",
            """get_weather\n{"city": "Paris"}"""),
    ];

    private const string ToolCallsExample = """<tool_calls>[{"name": "get_weather", "arguments": {"city": "Paris"}}]</tool_calls>""";

    private static JsonBetweenMarkers Hermes(string name, string description, bool isAlias = false)
        => new(name, description, """<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_call>""", ["<tool_call>"], ["</tool_call>"])
        {
            IsAlias = isAlias,
        };

    private static JsonBetweenMarkers Marked(string name, string description, string example, string open, string close)
        => new(name, description, example, [open], [close]);

    private static JsonBetweenMarkers ToolCalls(string name, string description, bool isAlias = false)
        => new(name, description, ToolCallsExample, ["<tool_calls>"], ["</tool_calls>"]) { IsAlias = isAlias, MayBeEmpty = true };

    private static JsonBetweenMarkers Alias(string name, string description, string example, string open, string close)
        => new(name, description, example, [open], [close]) { IsAlias = true };

    private static TaggedParameters Tagged(
        string name, string description, string example, TagDialect dialect, string open, string close, bool isAlias = false)
        => new(name, description, example, dialect, [open], [close]) { IsAlias = isAlias };
}
