using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Probing;

/// <summary>
/// Tells "the server has no tool parser" from "the model did not call": one question that any model answers with a call, and a reading of
/// what comes back. Without it a run against a server that was started without a parser looks like a model that never calls.
/// </summary>
public static class ToolProbe
{
    private const string Parameters =
        """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"required":["a","b"]}""";

    /// <summary>The question, as a task of its own; it is asked once and recorded nowhere.</summary>
    public static ToolTask Task { get; } = new(
        "tool-probe",
        "tool-probe",
        [new Message("user", "Use the tool add_numbers to add 17 and 25.")],
        [new Tool("add_numbers", "Adds two whole numbers.", Parameters)],
        Expectation.NoCall);

    /// <summary>Reads what came back.</summary>
    /// <param name="outcome">How the question ended.</param>
    /// <param name="description">Who was asked.</param>
    public static ToolProbeReport Read(GenerationOutcome outcome, GeneratorDescription description)
    {
        if (outcome is Failed failed)
            return ReadFailure(failed, description);
        if (!ReplyReader.TryRead(((Answered)outcome).Body.Span, description, Task.Tools, out var read, out var problem))
            return new ToolProbeReport(ToolProbeFinding.Failed, problem, null);

        var output = read.Parse(Task.Tools, new ParseOptions { Format = description.Syntax });
        return output.Calls.Count > 0 ? ReadCall(output, description) : ReadWords(output, read, description);
    }

    private static ToolProbeReport ReadCall(ParsedOutput output, GeneratorDescription description)
    {
        if (output.Syntax == ParsedOutput.ApiSyntax)
            return new ToolProbeReport(ToolProbeFinding.ServerParsed, "the model calls, and the server parses its calls", null);
        var detail = $"the model calls, and its calls come as text in the syntax {output.Syntax}";
        var advice = description.Delivery == ToolDelivery.Native && description.Provider == Provider.OpenAi
            ? $"vLLM would parse them itself with --enable-auto-tool-choice --tool-call-parser, named for {output.Syntax}"
            : null;
        return new ToolProbeReport(ToolProbeFinding.CallAsText, detail, advice) { Syntax = output.Syntax };
    }

    private static ToolProbeReport ReadWords(ParsedOutput output, ReadReply read, GeneratorDescription description)
    {
        if (output.Status is ParseStatus.Malformed or ParseStatus.Truncated)
        {
            return new ToolProbeReport(
                ToolProbeFinding.Unreadable,
                $"the model tries to call, and what it writes is {output.Status.ToString().ToLowerInvariant()}: {Excerpt(read.RawOutput)}",
                read.Reply.IsCut ? "raise max_output_tokens" : "look at a few replies with preview");
        }

        var advice = description.Delivery == ToolDelivery.Native
            ? "the chat template of this model may leave the tools out: try tools: prompt"
            : "try another prompt template, or tools: native";
        return new ToolProbeReport(ToolProbeFinding.NoCall, $"the model answers in words: {Excerpt(read.RawOutput)}", advice);
    }

    private static ToolProbeReport ReadFailure(Failed failed, GeneratorDescription description)
    {
        var refused = failed.Reason is FailureReason.BadRequest or FailureReason.Unprocessable
            && failed.Error.Contains("tool", StringComparison.OrdinalIgnoreCase);
        if (!refused)
            return new ToolProbeReport(ToolProbeFinding.Failed, $"{failed.Reason.ToFileName()}: {failed.Error}", null);
        var advice = description.Provider == Provider.Ollama
            ? "this model has no tool template in Ollama: use tools: prompt"
            : "start vLLM with --enable-auto-tool-choice --tool-call-parser NAME (SGLang: --tool-call-parser NAME, llama.cpp: --jinja), or use tools: prompt";
        return new ToolProbeReport(ToolProbeFinding.ToolsRefused, $"the server refuses requests with tools: {failed.Error}", advice);
    }

    private static string Excerpt(string text)
    {
        const int MaxCharacters = 80;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= MaxCharacters ? $"\"{line}\"" : $"\"{line[..MaxCharacters]} …\"";
    }
}
