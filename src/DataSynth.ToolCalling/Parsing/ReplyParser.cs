using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads a whole reply: the server's calls, or else the text.</summary>
internal static class ReplyParser
{
    /// <inheritdoc cref="ToolCallParser.Parse(ModelReply, IReadOnlyList{Tool}, ParseOptions)"/>
    public static ParsedOutput Parse(ModelReply reply, OfferedTools tools, ParseOptions options)
    {
        var text = new TextParser(reply.Text, tools, options).Parse();
        var read = reply.ToolCalls.Count == 0 ? text : ReadCalls(reply, text, tools, options);
        return string.IsNullOrEmpty(reply.Reasoning)
            ? read
            : read with { Reasoning = read.Reasoning is null ? reply.Reasoning : $"{reply.Reasoning}\n{read.Reasoning}" };
    }

    private static ParsedOutput ReadCalls(ModelReply reply, ParsedOutput text, OfferedTools tools, ParseOptions options)
    {
        var limits = new LimitReached();
        var log = new RepairLog(options.Repair, limits);
        var calls = new List<ToolCall>();
        var outcome = ReadOutcome.Complete;
        if (reply.ToolCalls.Count > options.MaxCalls)
        {
            limits.Note($"the reply has {reply.ToolCalls.Count} calls, more than the {options.MaxCalls} allowed");
            outcome = ReadOutcome.Invalid;
        }

        foreach (var call in reply.ToolCalls)
        {
            if (outcome != ReadOutcome.Complete)
                break;
            outcome = ReadArguments(call, tools, options, limits, log, out var arguments);
            calls.Add(new ToolCall(call.Name, arguments));
        }

        if (outcome == ReadOutcome.Complete)
        {
            var repairs = log.ToList();
            var status = repairs.Count > 0 ? ParseStatus.Repaired : ParseStatus.Ok;
            return new ParsedOutput(status, ParsedOutput.ApiSyntax, calls, text.Content, text.Reasoning) { Repairs = repairs };
        }

        if (text.Calls.Count > 0)
            return text;
        var cut = outcome == ReadOutcome.Truncated || reply.IsCut;
        return text with
        {
            Status = cut ? ParseStatus.Truncated : ParseStatus.Malformed,
            Syntax = ParsedOutput.ApiSyntax,
            Problem = cut ? null : limits.Problem ?? text.Problem,
        };
    }

    private static ReadOutcome ReadArguments(
        ApiToolCall call, OfferedTools tools, ParseOptions options, LimitReached limits, RepairLog log, out JsonObject arguments)
    {
        var text = call.ArgumentsText;
        arguments = JsonObject.Empty;
        if (string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim() is "null")
            return tools.TakesNothing(call.Name) || log.Mend(Mending.MissingArguments) ? ReadOutcome.Complete : ReadOutcome.Invalid;
        if (text.Length > options.MaxLength)
        {
            limits.Note($"the arguments have {text.Length} characters, more than the {options.MaxLength} allowed");
            return ReadOutcome.Invalid;
        }


        var session = new ParseSession(text, tools, options, limits);
        var reader = session.JsonAt(0, []);
        var outcome = reader.Read(out var value);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (text.SkipSpace(reader.Position, text.Length) != text.Length || CallShapes.ReadArguments(value, session) is not { } read)
            return ReadOutcome.Invalid;

        arguments = read;
        log.Take(session.Log);
        return ReadOutcome.Complete;
    }
}
