using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Arguments of Java and JavaScript calls as BFCL's decoders hand them to its checker: every value is a text of source code, also
/// where the model wrote a number or a list without quotes (gorilla, <c>java_parser.py</c>, <c>js_parser.py</c>). Calls in JSON keep their
/// types.</summary>
internal static class SourceTextArguments
{
    /// <summary>The same output with its values as text, where it was written as code and the language asks for it.</summary>
    /// <param name="output">The output.</param>
    /// <param name="language">The task's language.</param>
    public static ParsedOutput Of(ParsedOutput output, SourceLanguage language)
        => language != SourceLanguage.Python && output.Syntax is ("pythonic" or "bfcl_python" or "bfcl_toolcall_tag")
            ? output with { Calls = [.. output.Calls.Select(call => call with { Arguments = WithText(call.Arguments) })] }
            : output;

    private static JsonObject WithText(JsonObject arguments)
        => new(arguments.Members.Select(member => member with { Value = member.Value as JsonString ?? new JsonString(member.Value.ToString()) }));
}
