using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Writes calls in every syntax of the registry, as the models' templates do; written apart from the readers.</summary>
internal static class Renderers
{
    /// <summary>Renderers by the name of the syntax.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<ToolCall>, string>> All { get; } =
        new Dictionary<string, Func<IReadOnlyList<ToolCall>, string>>
        {
            ["hermes"] = EachJson("<tool_call>\n", "\n</tool_call>", "arguments", "\n"),
            ["granite4"] = EachJson("<tool_call>\n", "\n</tool_call>", "arguments", "\n"),
            ["ernie45"] = calls => "\n</think>\n\n" + EachJson("<tool_call>\n", "\n</tool_call>\n", "arguments", "\n")(calls),
            ["toolrl"] = calls => "<think> Look. </think>\n<tool_call>\n" + EachJson("", "", "parameters", "\n")(calls) + "\n</tool_call>",
            ["granite"] = List("<|tool_call|>", "", "name", "arguments"),
            ["granite_20b_fc"] = EachJson("<function_call> ", "", "arguments", "\n"),
            ["internlm2"] = EachJson("<|action_start|><|plugin|>\n", "<|action_end|>", "parameters", "\n"),
            ["jamba"] = List("<tool_calls>", "</tool_calls>", "name", "arguments"),
            ["hunyuan_a13b"] = List("<tool_calls>", "</tool_calls>", "name", "arguments"),
            ["apriel"] = List("<tool_calls>", "</tool_calls>", "name", "arguments"),
            ["minimax_m1"] = calls => "<tool_calls>\n" + EachJson("", "", "arguments", "\n")(calls) + "\n</tool_calls>",
            ["nemotron_toolcall"] = List("<TOOLCALL>", "</TOOLCALL>", "name", "arguments"),
            ["apertus"] = calls => $"<|tools_prefix|>[{string.Join(", ", calls.Select(call => $"{{{Quote(call.Name)}: {call.Arguments}}}"))}]<|tools_suffix|>",
            ["longcat"] = EachJson("<longcat_tool_call>", "</longcat_tool_call>", "arguments", "\n"),
            ["gigachat3"] = EachJson("<|function_call|>", "", "arguments", "\n"),
            ["command_r7b"] = List("<|START_ACTION|>", "<|END_ACTION|>", "tool_name", "parameters"),
            ["command_r_plus"] = List("Action:\n```json\n", "\n```", "tool_name", "parameters"),
            ["phi4_mini"] = List("functools", "", "name", "arguments"),
            ["firefunction_v2"] = List(" functools", "", "name", "arguments"),
            ["lmstudio_default"] = EachJson("[TOOL_REQUEST]", "[END_TOOL_REQUEST]", "arguments", "\n"),
            ["llama3_json"] = EachJson("<|python_tag|>", "", "parameters", ""),
            ["functionary_v31"] = Each(call => $"<function={call.Name}>{call.Arguments}</function>", ""),
            ["functionary_v32"] = Each(call => $"{call.Name}\n{call.Arguments}", "\n>>>"),
            ["mistral"] = Each(call => $"[TOOL_CALLS]{call.Name}[ARGS]{call.Arguments}", ""),
            ["kimi_k2"] = calls => "<|tool_calls_section_begin|>"
                + string.Concat(calls.Select((call, i) =>
                    $"<|tool_call_begin|>functions.{call.Name}:{i}<|tool_call_argument_begin|>{call.Arguments}<|tool_call_end|>"))
                + "<|tool_calls_section_end|>",
            ["deepseek_v3"] = calls => "<｜tool▁calls▁begin｜>"
                + Each(call => $"<｜tool▁call▁begin｜>function<｜tool▁sep｜>{call.Name}\n```json\n{call.Arguments}\n```<｜tool▁call▁end｜>", "\n")(calls)
                + "<｜tool▁calls▁end｜>",
            ["deepseek_v31"] = calls => "<｜tool▁calls▁begin｜>"
                + Each(call => $"<｜tool▁call▁begin｜>{call.Name}<｜tool▁sep｜>{call.Arguments}<｜tool▁call▁end｜>", "")(calls)
                + "<｜tool▁calls▁end｜>",
            ["harmony"] = Each(call => $"<|channel|>commentary to=functions.{call.Name} <|constrain|>json<|message|>{call.Arguments}<|call|>", "<|start|>assistant"),
            ["qwen3_coder"] = Tagged("<tool_call>\n", "\n</tool_call>", "<function={0}>\n", "</function>", "<parameter={0}>\n", "\n</parameter>\n", true),
            ["step3p5"] = Tagged("<tool_call>\n", "\n</tool_call>", "<function={0}>\n", "</function>", "<parameter={0}>\n", "\n</parameter>\n", true),
            ["seed_oss"] = Tagged("<seed:tool_call>\n", "\n</seed:tool_call>", "<function={0}>\n", "</function>", "<parameter={0}>", "</parameter>\n", true),
            ["minimax_m2"] = Tagged("<minimax:tool_call>\n", "\n</minimax:tool_call>", "<invoke name=\"{0}\">\n", "</invoke>", "<parameter name=\"{0}\">", "</parameter>\n", false),
            ["step3"] = calls => "<｜tool_calls_begin｜>"
                + Tagged("<｜tool_call_begin｜>function<｜tool_sep｜>", "<｜tool_call_end｜>", "<steptml:invoke name=\"{0}\">", "</steptml:invoke>",
                    "<steptml:parameter name=\"{0}\">", "</steptml:parameter>", true)(calls)
                + "<｜tool_calls_end｜>",
            ["minicpm5_xml"] = Tagged("", "", "<function name=\"{0}\">", "</function>", "<param name=\"{0}\">", "</param>", true, isXml: true),
            ["bfcl_concise_xml"] = Tagged("<functions>", "</functions>", "<function name=\"{0}\">", "</function>", "<param name=\"{0}\">", "</param>", false, isXml: true),
            ["bfcl_verbose_xml"] = calls => "<functions>" + string.Concat(calls.Select(Verbose)) + "</functions>",
            ["glm45"] = Each(call => "<tool_call>" + KeysAndValues(call, "\n") + "</tool_call>", "\n"),
            ["hunyuan_v3"] = calls => "<tool_calls>\n" + Each(call => "<tool_call>" + KeysAndValues(call, "<tool_sep>") + "</tool_call>", "\n")(calls) + "\n</tool_calls>",
            ["deepseek_v32"] = Sentinel("function_calls"),
            ["deepseek_v4"] = Sentinel("tool_calls"),
            ["minimax_m3"] = calls => "]<]minimax[>[<tool_call>\n" + Each(Nested, "\n")(calls) + "\n]<]minimax[>[</tool_call>",
            ["gemma4"] = Each(call => $"<|tool_call>call:{call.Name}{Braced(call.Arguments, "<|\"|>")}<tool_call|>", ""),
            ["functiongemma"] = Each(call => $"<start_function_call>call:{call.Name}{Braced(call.Arguments, "<escape>")}<end_function_call>", ""),
            ["lfm2"] = calls => $"<|tool_call_start|>[{Python(calls, ", ")}]<|tool_call_end|>",
            ["minicpm3"] = calls => $"<|tool_call_start|>\n```python\n{Python(calls, "\n")}\n```\n<|tool_call_end|>",
            ["llama4_pythonic"] = calls => $"<|python_start|>[{Python(calls, ", ")}]<|python_end|>",
            ["olmo3"] = calls => $"<function_calls>{Python(calls, "\n")}</function_calls>",
            ["bfcl_toolcall_tag"] = calls => $"<TOOLCALL>[{Python(calls, ", ")}]</TOOLCALL>",
            ["pythonic"] = calls => $"[{Python(calls, ", ")}]",
            ["bfcl_python"] = calls => $"```python\n[{Python(calls, ", ")}]\n```",
            ["bare_json"] = EachJson("", "", "arguments", "\n"),
            ["json_array"] = List("", "", "name", "parameters"),
            ["xlam"] = EachJson("", "", "arguments", "; "),
            ["generic_json"] = List("{\"tool_calls\": ", "}", "name", "arguments"),
            ["openai_json"] = calls => "[" + Each(
                call => $"{{\"type\": \"function\", \"function\": {{\"name\": {Quote(call.Name)}, \"arguments\": {Quote(call.Arguments.ToString())}}}}}", ", ")(calls) + "]",
            ["bfcl_json"] = List("```json\n", "\n```", "function", "parameters"),
            ["react"] = calls => $"Thought: look\nAction: {calls[0].Name}\nAction Input: {calls[0].Arguments}\nObservation: done",
        };

    /// <summary>Syntaxes that hold one call only.</summary>
    public static bool IsSingle(string syntax) => syntax is "react";

    private static Func<IReadOnlyList<ToolCall>, string> Each(Func<ToolCall, string> one, string between)
        => calls => string.Join(between, calls.Select(one));

    private static Func<IReadOnlyList<ToolCall>, string> EachJson(string open, string close, string argumentsKey, string between)
        => Each(call => open + Object(call, "name", argumentsKey) + close, between);

    private static Func<IReadOnlyList<ToolCall>, string> List(string open, string close, string nameKey, string argumentsKey)
        => calls => $"{open}[{string.Join(", ", calls.Select(call => Object(call, nameKey, argumentsKey)))}]{close}";

    private static string Object(ToolCall call, string nameKey, string argumentsKey)
        => $"{{\"{nameKey}\": {Quote(call.Name)}, \"{argumentsKey}\": {call.Arguments}}}";

    private static string Quote(string text) => new JsonString(text).ToString();

    private static Func<IReadOnlyList<ToolCall>, string> Tagged(
        string open, string close, string callOpen, string callClose, string valueOpen, string valueClose, bool eachOwnBlock, bool isXml = false)
    {
        return eachOwnBlock
            ? calls => string.Join("\n", calls.Select(call => open + Call(call) + close))
            : calls => open + string.Join("\n", calls.Select(Call)) + close;

        string Call(ToolCall call) => Format(callOpen, call.Name)
            + string.Concat(call.Arguments.Members.Select(member => Format(valueOpen, member.Name) + (isXml ? Escape(Raw(member.Value)) : Raw(member.Value)) + valueClose))
            + callClose;
    }

    private static string Format(string pattern, string name) => string.Format(CultureInfo.InvariantCulture, pattern, name);

    private static string Raw(JsonValue value) => value is JsonString text ? text.Text : value.ToString();

    private static string Verbose(ToolCall call)
        => $"<function name=\"{call.Name}\"><params>"
            + string.Concat(call.Arguments.Members.Select(member => $"<param name=\"{member.Name}\" value=\"{Escape(Raw(member.Value))}\"/>"))
            + "</params></function>";

    private static string Escape(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);

    private static string KeysAndValues(ToolCall call, string afterName)
        => call.Name + afterName
            + string.Concat(call.Arguments.Members.Select(member => $"<arg_key>{member.Name}</arg_key>\n<arg_value>{Raw(member.Value)}</arg_value>\n"));

    private static Func<IReadOnlyList<ToolCall>, string> Sentinel(string block)
        => calls => $"<｜DSML｜{block}>\n" + string.Concat(calls.Select(call => $"<｜DSML｜invoke name=\"{call.Name}\">\n"
            + string.Concat(call.Arguments.Members.Select(member =>
                $"<｜DSML｜parameter name=\"{member.Name}\" string=\"{(member.Value is JsonString ? "true" : "false")}\">{Raw(member.Value)}</｜DSML｜parameter>\n"))
            + "</｜DSML｜invoke>\n")) + $"</｜DSML｜{block}>";

    private static string Nested(ToolCall call)
        => $"]<]minimax[>[<invoke name=\"{call.Name}\">" + string.Concat(call.Arguments.Members.Select(Element)) + "]<]minimax[>[</invoke>";

    private static string Element(JsonMember member)
    {
        var content = member.Value switch
        {
            JsonObject inner => string.Concat(inner.Members.Select(Element)),
            JsonArray list => string.Concat(list.Items.Select(item => Element(new JsonMember("item", item)))),
            _ => Raw(member.Value),
        };
        return $"]<]minimax[>[<{member.Name}>{content}]<]minimax[>[</{member.Name}>";
    }

    private static string Braced(JsonValue value, string quote) => value switch
    {
        JsonObject inner => "{" + string.Join(",", inner.Members.Select(member => $"{member.Name}:{Braced(member.Value, quote)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Items.Select(item => Braced(item, quote))) + "]",
        JsonString text => quote + text.Text + quote,
        _ => value.ToString(),
    };

    private static string Python(IReadOnlyList<ToolCall> calls, string between)
        => string.Join(between, calls.Select(call =>
            $"{call.Name}({string.Join(", ", call.Arguments.Members.Select(member => $"{member.Name}={PythonValue(member.Value)}"))})"));

    private static string PythonValue(JsonValue value) => value switch
    {
        JsonObject inner => "{" + string.Join(", ", inner.Members.Select(member => $"{PythonText(member.Name)}: {PythonValue(member.Value)}")) + "}",
        JsonArray list => "[" + string.Join(", ", list.Items.Select(PythonValue)) + "]",
        JsonString text => PythonText(text.Text),
        JsonBoolean boolean => boolean.Value ? "True" : "False",
        JsonNull => "None",
        _ => value.ToString(),
    };

    private static string PythonText(string text)
        => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "'";
}
