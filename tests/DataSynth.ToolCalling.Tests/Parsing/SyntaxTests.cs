using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class SyntaxTests
{
    private const string F1 = """f{"a":1}""";
    private const string FG = """f{"a":1}; g{"b":"x"}""";

    private static readonly Tool[] Tools =
    [
        Calls.Tool("f", """{"a":{"type":"integer"},"d":{"type":"object"},"s":{"type":"string"},"l":{"type":"array"},"t":{"type":"boolean"},"n":{"type":["string","null"]}}"""),
        Calls.Tool("g", """{"b":{"type":"string"}}""", """["b"]"""),
        Calls.Tool("now"),
        Calls.Tool("python", """{"code":{"type":"string"}}""", """["code"]"""),
    ];

    public static TheoryData<string, string, string> Found { get; } = new()
    {
        // JSON in tags
        { "hermes", "<tool_call>[{\"name\":\"f\",\"arguments\":{\"a\":1}},{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}]</tool_call>", FG },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}</tool_call>", FG },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}</tool_call>", F1 },
        { "hermes", "<tool_call>\"{\\\"name\\\":\\\"f\\\",\\\"arguments\\\":{\\\"a\\\":1}}\"</tool_call>", F1 },
        { "hermes", "<tool_call><tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call></tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1, // why\n}}</tool_call>", F1 },
        { "hermes", "<tool_call>{name: \"f\", arguments: {a: 1}}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"arguments\":{\"a\":1},\"name\":\"f\"}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}<|im_end|>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call><|im_end|>\n<|im_start|>user\n<tool_call>{\"name\":\"g\",\"arguments\":{}}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}\n<tool_call>{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}</tool_call>", FG },
        { "hermes", "<tool_call>{\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{\"a\":1}}}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"now\"}</tool_call>", "now{}" },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"s\":\"say \\\"</think>\\\"\"}}</tool_call>", """f{"s":"say \"</think>\""}""" },
        { "hermes", "first <tool_call>{\"name\":\"g\",\"arguments\":{}} oops</think><tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>", F1 },
        { "hermes", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}<tool_call>", F1 },
        { "hermes", "<tool_call>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n<tool_call>\n<tool_call>\n{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}\n<tool_call>\n", FG },
        { "hermes", "<tool_call>{{\"name\":\"f\",\"arguments\":{{\"a\":1}}}}</tool_call>", F1 },
        { "hermes", "<tool_call>{{\"name\":\"f\",\"arguments\":{\"d\":{\"k\":{}}}}}</tool_call>", """f{"d":{"k":{}}}""" },
        { "hermes", "It begins with <think> and then <tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>", F1 },
        { "hermes", "I use `<tool_call>{\"name\"` here: <tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>", F1 },
        { "functionary_v31", "I use <function=f> now. <function=f>{\"a\":1}</function>", F1 },
        { "qwen3_coder", "I use `<function=f>`.\n<tool_call>\n<function=f>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>", F1 },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=a>\n1\n</parameter>\n</function>\n<tool_call>", F1 },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=s>\n<function=now>\n</function>\n</parameter>\n</function>\n</tool_call>", """f{"s":"<function=now>\n</function>"}""" },
        { "toolrl", "<think> a </think>\n<tool_call>\n{\"name\":\"f\",\"parameters\":{\"a\":1}}\n{\"name\":\"g\",\"parameters\":{\"b\":\"x\"}}\n</tool_call>\n<response> ok </response>", FG },
        { "granite", "<|tool_call|>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]</tool_call>", F1 },
        { "granite", "Text first <|tool_call|>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]", F1 },
        { "granite_20b_fc", "<function_call> {\"name\":\"f\",\"arguments\":{\"a\":1}}\n<function_call> {\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}", FG },
        { "internlm2", "<|action_start|> <|plugin|>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}<|action_end|>\n", F1 },
        { "jamba", "<tool_calls>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]", F1 },
        { "minimax_m1", "<tool_calls>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}\n</tool_calls>", FG },
        { "nemotron_toolcall", "<TOOLCALL>[f(a=1), g(b='x')]</TOOLCALL>", FG },
        { "apertus", "<|inner_prefix|>hm<|inner_suffix|><|tools_prefix|>[{\"f\":{\"a\":1}},{\"g\":{\"b\":\"x\"}}]<|tools_suffix|>", FG },
        { "longcat", "<longcat_think>hm</longcat_think><longcat_tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</longcat_tool_call>", F1 },
        { "gigachat3", "<|message_sep|>\n\nfunction call<|role_sep|>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}", F1 },
        { "command_r7b", "<|START_THINKING|>hm<|END_THINKING|><|START_ACTION|>[{\"tool_call_id\":\"0\",\"tool_name\":\"f\",\"parameters\":{\"a\":1}}]<|END_ACTION|>", F1 },
        { "command_r_plus", "Plan: look\nAction: ```json\n[{\"tool_name\":\"f\",\"parameters\":{\"a\":1}}]\n```", F1 },
        { "phi4_mini", "<|tool_call|>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]<|/tool_call|>", F1 },
        { "phi4_mini", "functools[{\"name\":\"f\",\"arguments\":{\"l\":[1,2]}}] and so on", """f{"l":[1,2]}""" },
        { "llama3_json", "{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"a\":1}}; {\"name\":\"g\",\"parameters\":{\"b\":\"x\"}}", FG },
        { "llama3_json", "{\"name\":\"f\",\"parameters\":{\"a\":1}}\n{\"name\":\"g\",\"parameters\":{\"b\":\"x\"}}", FG },
        { "llama3_json", "{\"name\":\"f\",\"parameters\":{\"a\":1}}; {\"name\":\"g\",\"parameters\":{\"b\":\"null\"}}", """f{"a":1}; g{"b":"null"}""" },
        { "llama3_json", "{\"name\":\"f\",\"parameters\":{\"a\":1}}\n<tool_response>\n{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}\n</tool_response>", F1 },
        { "llama3_json", "<|python_tag|>f.call(a=1)", F1 },
        { "deepseek_v31", "Maybe <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>g<｜tool▁sep｜>{\"b\":\"draft\"}<｜tool▁call▁end｜><｜tool▁calls▁end｜> no.\n</think>\n<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{\"a\":1}<｜tool▁call▁end｜><｜tool▁calls▁end｜>", F1 },
        { "functionary_v32", "I'll look.\n\nf\n{\"a\":1}\n>>>g\n{\"b\":\"x\"}", FG },
        { "llama3_json", "{\"name\":\"f\",\"parameters\":{\"a\":1}}<|python_tag|>{\"name\":\"g\",\"parameters\":{\"b\":\"x\"}}", FG },
        { "llama3_json", "{\"name\":\"f\",\"parameters\":{\"a\":1}}; <|python_tag|>{\"name\":\"g\",\"parameters\":{\"b\":\"x\"}}", FG },
        { "llama3_json", "<function=f>{\"a\":1}</function>", F1 },
        { "llama3_json", "Here is the call: {\"name\":\"f\",\"parameters\":{\"a\":1}} Anything else?", F1 },
        { "llama3_json", "{\"name\":\"g\",\"parameters\":{\"b\":\"p; q\"}}", """g{"b":"p; q"}""" },

        // A name, then JSON
        { "functionary_v32", "I look.\n>>>f\n{\"a\":1}\n>>>g\n{\"b\":\"x\"}", FG },
        { "functionary_v32", "all\nI look.>>>f\n{\"a\":1}>>>g\n{\"b\":\"x\"}", FG },
        { "functionary_v32", "f\n{\"s\":\">>>g\\n{}\"}", """f{"s":">>>g\n{}"}""" },
        { "mistral", "[TOOL_CALLS]f[ARGS]{\"a\":1}\ng[ARGS]{\"b\":\"x\"}", FG },
        { "mistral", "[TOOL_CALLS] [{\"arguments\":{\"a\":1},\"name\":\"f\",\"id\":\"abcdefghi\"}]", F1 },
        { "mistral", "[TOOL_CALLS][{\"name\":\"f\",\"arguments\":{\"a\":1}}]\n\nI called it.", F1 },
        { "mistral", "[TOOL_CALLS]f[CALL_ID]abcdefghi[ARGS]{\"a\":1}[TOOL_CALLS]g[CALL_ID]123456789[ARGS]{\"b\":\"x\"}", FG },
        { "mistral", "[THINK]hm[/THINK][TOOL_CALLS]f{\"a\":1}</s>", F1 },
        { "mistral", "[TOOL_CALLS][{\"name\":\"f\",\"arguments\":{\"a\":1}}][/TOOL_CALLS]", F1 },
        { "deepseek_v3", "<|tool_calls_begin|><|tool_call_begin|>function<|tool_sep|>f\n```json\n{\"a\":1}\n```<|tool_call_end|><|tool_calls_end|>", F1 },
        { "deepseek_v3", "hm</think><｜tool▁call▁begin｜>function<｜tool▁sep｜>f\n```json\n{\"a\":1}\n```<｜tool▁call▁end｜>", F1 },
        { "deepseek_v3", "<｜tool▁calls▁begin｜>function<｜tool▁sep｜>f\n```json\n{\"a\":1}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>", F1 },
        { "hermes", "<function name=\"f\">{\"a\": 1}</function>", F1 },
        { "pythonic", "I call: [f(a=1), g(b='x')] now.", FG },
        { "deepseek_v31", "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{\"a\":1}<｜tool▁call▁end｜><｜tool▁call▁begin｜>g<｜tool▁sep｜>{\"b\":\"x\"}<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>", FG },
        { "kimi_k2", "<|tool_call_section_begin|><|tool_call_begin|>f:0<|tool_call_argument_begin|>{\"a\":1}<|tool_call_end|><|tool_call_section_end|>", F1 },
        { "kimi_k2", "<|tool_calls_section_begin|> <|tool_call_begin|> functions.f:0 <|tool_call_argument_begin|> {\"a\":1} <|tool_call_end|> <|tool_call_begin|> functions.g:1 <|tool_call_argument_begin|> {\"b\":\"x\"} <|tool_call_end|> <|tool_calls_section_end|>", FG },
        { "harmony", "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>commentary to=functions.f <|constrain|>json<|message|>{\"a\":1}<|call|>", F1 },
        { "harmony", "<|start|>assistant to=functions.f<|channel|>commentary json<|message|>{\"a\":1}", F1 },
        { "harmony", "<|channel|>commentary<|message|>I will look.<|end|><|start|>assistant<|channel|>commentary to=functions.f<|message|>{\"a\":1}<|call|>", F1 },
        { "functionary_v32", "all\nLet me see.>>>f\n{\"a\":1}>>>g\n{\"b\":\"x\"}", FG },
        { "react", "Thought: hm\nAction: f\nAction Input: {\"a\":1}\nObservation: 3\nThought: more\nAction: g\nAction Input: {\"b\":\"x\"}", F1 },
        { "lmstudio_default", "[TOOL_REQUEST]{\"name\":\"f\",\"arguments\":{\"a\":1}}[END_TOOL_REQUEST]\n[TOOL_REQUEST]{\"name\":\"g\",\"arguments\":{\"b\":\"x\"}}[END_TOOL_REQUEST]", FG },

        // One tag per parameter
        { "qwen3_coder", "<function=f>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>", F1 },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=a>\n1\n<parameter=s>\nt\n</parameter>\n</function>\n</tool_call>", """f{"a":1,"s":"t"}""" },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=t>\nTrue\n</parameter>\n<parameter=d>\n{'k': None}\n</parameter>\n</function>\n</tool_call>", """f{"t":true,"d":{"k":null}}""" },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=s>\n<b>x</b> if a < b && c\n\n  indented\n</parameter>\n</function>\n</tool_call>", """f{"s":"<b>x</b> if a < b && c\n\n  indented"}""" },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=s>\n</parameter> is a tag\n</parameter>\n</function>\n</tool_call>", """f{"s":"</parameter> is a tag"}""" },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>\n<tool_call>\n<function=g>\n<parameter=b>\nx\n</parameter>\n</function>\n</tool_call>", FG },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=n>\nnull\n</parameter>\n</function>\n</tool_call>", """f{"n":null}""" },
        { "qwen3_coder", "<tool_call>\n<function=f>\n<parameter=other>\n5\n</parameter>\n</function>\n</tool_call>", """f{"other":"5"}""" },
        { "seed_oss", "<seed:think>hm<seed:cot_budget_reflect>x</seed:cot_budget_reflect></seed:think>\n<seed:tool_call>\n<function=f>\n<parameter=a>1</parameter>\n</function>\n</seed:tool_call>", F1 },
        { "glm45", "<think>hm</think>\n<tool_call>f\r\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>\n<arg_key>s</arg_key>\n<arg_value> kept </arg_value>\n</tool_call>", """f{"a":1,"s":" kept "}""" },
        { "glm45", "<tool_call>now</tool_call>", "now{}" },
        { "hunyuan_v3", "<tool_calls>\n<tool_call>f<tool_sep>\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>\n</tool_call>\n<tool_call>g<tool_sep>\n<arg_key>b</arg_key>\n<arg_value>x</arg_value>\n</tool_call>\n</tool_calls>", FG },
        { "deepseek_v32", "<｜DSML｜function_calls>\n<｜DSML｜invoke name=\"f\">\n<｜DSML｜parameter name=\"a\" string=\"false\">1</｜DSML｜parameter>\n</｜DSML｜invoke>\n<｜DSML｜invoke name=\"g\">\n{\"b\": \"x\"}\n</｜DSML｜invoke>\n</｜DSML｜function_calls>", FG },
        { "minimax_m2", "<think>hm</think>\n<minimax:tool_call>\n<invoke name=\"f\">\n<parameter name=\"a\">1</parameter>\n</invoke>\n<invoke name=\"g\">\n<parameter name=\"b\">x</parameter>\n</invoke>\n</minimax:tool_call>", FG },
        { "step3", "<｜tool_calls_begin｜><｜tool_call_begin｜>function<｜tool_sep｜><steptml:invoke name=\"f\"><steptml:parameter name=\"a\">1</steptml:parameter></steptml:invoke><｜tool_call_end｜><｜tool_call_begin｜>function<｜tool_sep｜><steptml:invoke name=\"g\"><steptml:parameter name=\"b\">x</steptml:parameter></steptml:invoke><｜tool_call_end｜><｜tool_calls_end｜>", FG },
        { "minicpm5_xml", "<function name=\"f\"><param name=\"a\">1</param></function><function name=\"g\"><param name=\"b\">x</param></function>", FG },
        { "minicpm5_xml", "<function name=\"f\"><param name=\"s\"><![CDATA[a < b & c]]></param><param name=\"l\">[1]</param></function>", """f{"s":"a < b & c","l":[1]}""" },
        { "minicpm5_xml", "<function name=\"f\"><arguments><param name=\"s\">a &lt; b</param><param name=\"x\">7</param></arguments></function>", """f{"s":"a < b","x":7}""" },
        { "minicpm5_xml", "<function name=\"f\"><param name=\"properties\">{'a': 1}</param></function>", F1 },
        { "hunyuan_v3", "<tool_calls><tool_call>f<tool_sep><arg_key>x</arg_key><arg_value>7</arg_value></tool_call></tool_calls>", """f{"x":"7"}""" },
        { "glm45", "<tool_call>f<arg_key>x</arg_key><arg_value>7</arg_value><arg_key>y</arg_key><arg_value>{'k': None}</arg_value></tool_call>", """f{"x":7,"y":{"k":null}}""" },
        { "llama3_json", "<|python_tag|># two\nprint(1 + 1)", """python{"code":"# two\nprint(1 + 1)"}""" },
        { "llama3_json", "<|python_tag|>python.call(code=\"print(1)\")", """python{"code":"print(1)"}""" },
        { "apertus", "<|inner_prefix|>hm<|tools_prefix|>[{\"f\":{\"a\":1}}]<|tools_suffix|>", F1 },
        { "bfcl_concise_xml", "<functions><function name=\"f\"><param name=\"a\" type=\"integer\">1</param></function></functions>", F1 },
        { "bfcl_verbose_xml", "<functions><function name=\"g\"><params><param name=\"b\" value=\"x\" type=\"string\"/></params></function></functions>", """g{"b":"x"}""" },

        // Python
        { "pythonic", "[f(a=-1, t=true, n=null)]", """f{"a":-1,"t":true,"n":null}""" },
        { "pythonic", "f(a=1), g(b='x')", FG },
        { "pythonic", "```python\n[f(a=1), g(b=\"x\")]\n```", FG },
        { "pythonic", "[g(b='it\\'s \"x\"')]", """g{"b":"it's \"x\""}""" },
        { "pythonic", "[g(b='''two\nlines''')]", """g{"b":"two\nlines"}""" },
        { "pythonic", "[f(a=0x10, l=(1, 2.), d={'k': [None, {1}]})]", """f{"a":16,"l":[1,2.0],"d":{"k":[null,[1]]}}""" },
        { "pythonic", "[a.b.c(x=1_000, y=.5)]", """a.b.c{"x":1000,"y":0.5}""" },
        { "pythonic", "['f(a=1)', \"g(b='x')\"]", FG },
        { "pythonic", "[f(a=2 - 1)]", F1 },
        { "pythonic", "[f(1)]", F1 },
        { "pythonic", "[f(a=1)", F1 },
        { "llama4_pythonic", "<|python_start|>[f(a=1), g(b='x')]<|python_end|>", FG },
        { "olmo3", "<function_calls>\nf(a=1)\ng(b=\"x\")\n</function_calls>", FG },
        { "lfm2", "I look.<|tool_call_start|>[f(a=1)]<|tool_call_end|>Done.", F1 },
        { "lfm2", "<|tool_call_start|>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]<|tool_call_end|>", F1 },
        { "minicpm3", "<|thought_start|>\nhm\n<|thought_end|>\n<|tool_call_start|>\n```python\nf(a=1)\ng(b=\"x\")\n```\n<|tool_call_end|>", FG },

        // JSON without markers
        { "xlam", "```json\n[{\"name\":\"f\",\"arguments\":{\"a\":1}}]\n```", F1 },
        { "xlam", "<think>hm</think>[{\"name\":\"f\",\"arguments\":{\"a\":1}}]", F1 },
        { "xlam", "hm</think>\n[{\"name\":\"f\",\"arguments\":{\"a\":1}}]", F1 },
        { "generic_json", "{\"tool_call\":{\"name\":\"f\",\"arguments\":{\"a\":1}}}", F1 },
        { "openai_json", "{\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}]}", F1 },
        { "bare_json", "Sure.\n```json\n{\"name\": \"f\", \"arguments\": {\"a\": 1}}\n```\nThat is it.", F1 },

        // Own notations
        { "gemma4", "<|channel>thought\nhm<channel|><|tool_call>call:f{a:1,s:<|\"|>x, {y}<|\"|>,l:[1,<|\"|>z<|\"|>],d:{k:true}}<tool_call|>", """f{"a":1,"s":"x, {y}","l":[1,"z"],"d":{"k":true}}""" },
        { "gemma4", "<|tool_call>call:g{b:'x'}<tool_call|>", """g{"b":"x"}""" },
        { "gemma4", "<|tool_call>call:g{b:x}<tool_call|>", """g{"b":"x"}""" },
        { "functiongemma", "<start_function_call>call:f{a:1}<end_function_call><start_function_call>call:g{b:<escape>x<escape>}<end_function_call>", FG },

        // What is left when the server drops special tokens
        { "kimi_k2", "functions.f:0{\"a\":1}functions.g:1{\"b\":\"x\"}", FG },
        { "deepseek_v3", "functionf\n```json\n{\"a\":1}\n```", F1 },
        { "harmony", "analysisThe user wants f.assistantcommentary to=functions.f json{\"a\":1}", F1 },
        { "harmony", "analysisThe user wants f.assistantcommentary to=functions.f code{\"a\":1}", F1 },
        { "mistral", "f{\"a\":1}", F1 },
        { "gemma4", "call:f{a:1,s:some text}", """f{"a":1,"s":"some text"}""" },
        { "step3", "function<steptml:invoke name=\"f\"><steptml:parameter name=\"a\">1</steptml:parameter></steptml:invoke>function<steptml:invoke name=\"g\"><steptml:parameter name=\"b\">x</steptml:parameter></steptml:invoke>", FG },
        { "deepseek_v4", "<tool_calls>\n<invoke name=\"f\">\n<parameter name=\"a\" string=\"false\">1</parameter>\n</invoke>\n</tool_calls>", F1 },
        { "deepseek_v31", "f{\"a\":1}", F1 },
        { "minicpm5_xml", "<functionĠname=\"f\"><paramĠname=\"a\">1</param></function>Ċ", F1 },
        { "apertus", "[{\"f\":{\"a\":1}}]", F1 },
        { "command_r7b", "[{\"tool_call_id\":\"0\",\"tool_name\":\"f\",\"parameters\":{\"a\":1}}]", F1 },
    };

    public static TheoryData<string> NotFound { get; } =
    [
        "",
        "Hello! How can I help?",
        "[]",
        "{\"name\": \"Ada\", \"age\": 36}",
        "{\"a\": 1}",
        "[1, 2, 3]",
        "See [f](https://example.org/f(a=1)).",
        "You could call f(a=1) for that.",
        "The syntax is <tool_call>, then JSON, then </tool_call>.",
        "Write [TOOL_CALLS] and a list.",
        "```python\nimport f\nx = f(a=1)\nprint(x)\n```",
        "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}",
        "<think>\n<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>\n</think>\nNo call needed.",
        "<think>\n<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>",
        "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":",
        "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}",
        "<tool_call>{\"name\":\"f\",\"arguments\":[1]}</tool_call>",
        "<tool_call>{\"name\":\"\",\"arguments\":{}}</tool_call>",
        "<tool_call>{\"name\":\"g\"}</tool_call>",
        "<tool_call></tool_call>",
        "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}{\"name\":\"g\",\"arg",
        "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"x\"y\"}}</tool_call>",
        "<tool_call>\n<function=f>\n<parameter=a>\n1\n</parameter>",
        "<tool_call>f\n<arg_key>a</arg_key>\n<arg_value>1</arg_value>",
        "<function_call> {\"name\": \"no_function\", \"arguments\": {}}",
        "Action:\n```json\n[{\"tool_name\": \"directly_answer\", \"parameters\": {}}]\n```",
        "[f(a=1), g(b='x",
        "[f(x)]",
        "[f(a=g())]",
        "[f(a=1) + 2]",
        "def f(a=1):\n    pass",
        "<|channel|>final<|message|>Hello<|return|>",
        "<|channel|>analysis<|message|>maybe to=functions.f {\"a\":1}<|end|>",
        "Final Answer: 42",
        "Action: none needed",
        "call:unknown{a:1}",
        "analysis of the data: assistant work is done",
        "{\"response\": \"Hello\"}",
    ];

    [Theory]
    [MemberData(nameof(Found))]
    public void A_call_is_read_with_and_without_the_hint(string syntax, string text, string calls)
    {
        Calls.Show(Calls.Parse(text, syntax, tools: Tools).Calls).ShouldBe(calls);
        Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);
    }

    [Theory]
    [MemberData(nameof(NotFound))]
    public void No_call_is_invented(string text) => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Fact]
    public void A_program_for_the_code_interpreter_needs_the_hint_where_only_its_name_marks_it()
    {
        const string text = "all\nLet me see.>>>python\n# two\nprint(1 + 1)";

        Calls.Show(Calls.Parse(text, "functionary_v32", tools: Tools).Calls).ShouldBe("""python{"code":"# two\nprint(1 + 1)"}""");
        Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Where_nothing_is_known_of_the_offer_a_list_with_named_arguments_counts_in_prose()
    {
        Calls.Show(Calls.Parse("I call: [h(a=1)] now.").Calls).ShouldBe("""h{"a":1}""");
        Calls.Parse("I call: [h()] now.").Calls.ShouldBeEmpty();
        Calls.Parse("I call: [h(a=b)] now.").Calls.ShouldBeEmpty();
        Calls.Parse("I call: [h(a=1)] now.", tools: Tools).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_hint_that_does_not_fit_is_only_a_hint()
    {
        var read = Calls.Parse("[TOOL_CALLS]f[ARGS]{\"a\":1}", "qwen3_coder", tools: Tools);

        Calls.Show(read.Calls).ShouldBe(F1);
        read.Syntax.ShouldBe("mistral");
    }

    [Fact]
    public void A_result_names_the_hint_where_several_syntaxes_look_alike()
        => Calls.Parse("<tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call>", "granite4").Syntax.ShouldBe("granite4");
}
