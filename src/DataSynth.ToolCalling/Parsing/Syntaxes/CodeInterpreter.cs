using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// The built-in tool <c>python</c> of Llama 3.1 and Functionary, which is called by writing a program as it is. The end of a program
/// cannot be seen, so that one which the token limit cut is only known by the finish reason.
/// </summary>
internal static class CodeInterpreter
{
    /// <summary>The tool's name.</summary>
    public const string Name = "python";

    private const string Code = "code";

    /// <summary>Whether the tool was offered, with its one parameter.</summary>
    public static bool IsOffered(ParseSession session) => session.Tools.HasParameter(Name, Code);

    /// <summary>The call of a program.</summary>
    /// <param name="program">The program.</param>
    public static ToolCall Call(string program) => new(Name, new JsonObject([new JsonMember(Code, new JsonString(program))]));
}
