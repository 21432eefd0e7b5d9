using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// The filter <c>label</c>, line by line: in <c>{"id", "tools", "expected" | "accepted", "output" | "calls", "finish_reason"?,
/// "format"?, "language"?}</c>, out <c>{"id", "verdict", "error_type", "detail", "differences", "calls", "syntax", "score"}</c>.
/// Thread-safe; tasks that repeat are read once.
/// </summary>
/// <remarks>A line may say <c>"underscore_to_dot": true</c>, as BFCL's result sets do: then the candidate saw tool names with <c>_</c>
/// for <c>.</c>, which <c>bfcl</c> rules take into account.</remarks>
/// <param name="options">How to judge.</param>
public sealed class LabelLine(LabelLineOptions options)
{
    private const int Id = 0;
    private const int Tools = 1;
    private const int Expected = 2;
    private const int Accepted = 3;
    private const int Output = 4;
    private const int Calls = 5;
    private const int FinishReason = 6;
    private const int Format = 7;
    private const int Language = 8;
    private const int UnderscoreToDot = 9;
    private const int MemberCount = 10;

    private static readonly byte[][] Names = LineScanner.Names(
        "id", "tools", "expected", "accepted", "output", "calls", "finish_reason", "format", "language", "underscore_to_dot");

    private readonly TaskCache _tasks = new(options.Label);

    /// <summary>Evaluates one line.</summary>
    /// <param name="line">The line as UTF-8, without its line break.</param>
    /// <param name="output">Where one JSON object goes, without a line break. The <c>id</c> is written as it was read.</param>
    /// <returns>False when the line is malformed; the output is then <c>{"id"?, "error"}</c>.</returns>
    public bool Evaluate(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        Span<SourceSpan> found = stackalloc SourceSpan[MemberCount];
        found.Clear();
        if (!LineScanner.TryScan(line, Names, found, out var error))
            return LineWriter.Fail(found[Id].Of(line), error!, output);

        var id = found[Id].Of(line);
        if (!TryReadTask(line, found, out var labeller, out error)
            || !TryReadOutput(line, found, labeller.Task, out var parsed, out error)
            || !TryReadText(line, found[FinishReason], "finish_reason", out var finishReason, out error))
        {
            return LineWriter.Fail(id, error, output);
        }

        VerdictWriter.Write(id, labeller.Label(parsed, finishReason), parsed, output);
        return true;
    }

    private bool TryReadTask(
        ReadOnlySpan<byte> line,
        ReadOnlySpan<SourceSpan> found,
        [NotNullWhen(true)] out TaskLabeller? labeller,
        [NotNullWhen(false)] out string? error)
    {
        labeller = null;
        if (!TryReadLanguage(line, found[Language], out var language, out error))
            return false;

        var hasExpected = IsPresent(line, found[Expected]);
        if (hasExpected == IsPresent(line, found[Accepted]))
        {
            error = "expected either \"expected\" or \"accepted\", a list of calls";
            return false;
        }

        var (kind, calls) = hasExpected ? (ExpectationKind.Exact, found[Expected]) : (ExpectationKind.Accepted, found[Accepted]);
        var dots = options.Label.DotsAsUnderscores || found[UnderscoreToDot].Of(line).SequenceEqual("true"u8);
        return _tasks.TryGet(found[Tools].Of(line), calls.Of(line), kind, language, dots, out labeller, out error);
    }

    private static bool TryReadLanguage(
        ReadOnlySpan<byte> line, SourceSpan span, out SourceLanguage language, [NotNullWhen(false)] out string? error)
    {
        language = SourceLanguage.Python;
        error = null;
        if (span.Of(line).SequenceEqual("\"Python\""u8))
            return true;
        if (!TryReadText(line, span, "language", out var name, out error))
            return false;
        if (name is null || (char.IsAsciiLetter(name.FirstOrDefault()) && Enum.TryParse(name, ignoreCase: true, out language)))
            return true;
        error = $"language: found \"{name}\", expected Python, Java or JavaScript";
        return false;
    }

    private bool TryReadOutput(
        ReadOnlySpan<byte> line,
        ReadOnlySpan<SourceSpan> found,
        ToolTask task,
        [NotNullWhen(true)] out ParsedOutput? parsed,
        [NotNullWhen(false)] out string? error)
    {
        parsed = null;
        if (IsPresent(line, found[Calls]) && !CallListReader.TryReadCandidate(found[Calls].Of(line), task.Tools, out parsed, out error))
            return false;
        // A reply may have both, text and calls; where the server found no call, the text may still hold one.
        if (parsed is { IsEmptyList: false })
        {
            error = null;
            return true;
        }

        if (!TryReadText(line, found[Format], "format", out var format, out error)
            || !TryReadText(line, found[Output], "output", out var text, out error))
        {
            return false;
        }

        if (text is null)
        {
            error = parsed is null ? "expected either \"output\", a text, or \"calls\", a list of calls" : null;
            return parsed is not null;
        }

        if (format is not null && ToolCallSyntaxes.Find(format) is null)
        {
            error = $"format: {ToolCallSyntaxes.Unknown(format)}";
            return false;
        }

        parsed = ToolCallParser.Parse(text, task.Tools, new ParseOptions { Format = format });
        if (options.StrictFormat)
            parsed = StrictFormat.Apply(text, parsed);
        return true;
    }

    private static bool IsPresent(ReadOnlySpan<byte> line, SourceSpan span) => span.Length > 0 && !span.Of(line).SequenceEqual("null"u8);

    /// <summary>A string member; null where it is missing or <c>null</c>.</summary>
    private static bool TryReadText(
        ReadOnlySpan<byte> line, SourceSpan span, string name, out string? text, [NotNullWhen(false)] out string? error)
    {
        text = null;
        error = null;
        if (!IsPresent(line, span))
            return true;
        if (JsonTextReader.TryRead(span.Of(line), 1, out var value, out _) && value is JsonString found)
        {
            text = found.Text;
            return true;
        }

        error = $"{name}: expected a string";
        return false;
    }
}
