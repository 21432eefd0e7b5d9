using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Rewards;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// The filter <c>reward</c>, line by line: in <c>{"id", "prediction", "ground_truth", "flags": {…}, "step": 0}</c>, out <c>{"id",
/// "score", "format_score", "correctness_score", "length_score"}</c>, the parts only where the scheme has them. Thread-safe.
/// </summary>
public sealed class RewardLine
{
    private const int Id = 0;
    private const int Prediction = 1;
    private const int GroundTruth = 2;
    private const int Flags = 3;
    private const int Step = 4;
    private const int MemberCount = 5;

    private static readonly byte[][] Names = LineScanner.Names("id", "prediction", "ground_truth", "flags", "step");
    private static readonly Dictionary<string, string> NoFlags = [];

    /// <summary>Runs use a handful of settings.</summary>
    private const int RememberedFlags = 64;

    private readonly ByteKeyedCache<Dictionary<string, string>> _flags = new(RememberedFlags);
    private readonly Func<RewardInput, RewardOutcome> _score;
    private readonly Matching _matching;

    /// <summary>A filter for one scheme.</summary>
    /// <param name="scheme">One of <see cref="RewardSchemes.Names"/>.</param>
    /// <param name="matching">How calls are assigned, where the scheme leaves it open.</param>
    /// <exception cref="ArgumentException">There is no such scheme.</exception>
    public RewardLine(string scheme, Matching matching)
    {
        _score = RewardSchemes.Find(scheme)
            ?? throw new ArgumentException($"found \"{scheme}\", expected one of {string.Join(", ", RewardSchemes.Names)}", nameof(scheme));
        _matching = matching;
    }

    /// <summary>Evaluates one line.</summary>
    /// <param name="line">The line as UTF-8, without its line break.</param>
    /// <param name="output">Where one JSON object goes, without a line break. The <c>id</c> is written as it was read.</param>
    /// <returns>False when the line is malformed or has no reward; the output is then <c>{"id"?, "error"}</c>.</returns>
    public bool Evaluate(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        Span<SourceSpan> found = stackalloc SourceSpan[MemberCount];
        found.Clear();
        if (!LineScanner.TryScan(line, Names, found, out var error))
            return LineWriter.Fail(found[Id].Of(line), error!, output);

        var id = found[Id].Of(line);
        if (!TryRead(line, found, out var input, out error))
            return LineWriter.Fail(id, error, output);

        var outcome = _score(input);
        if (outcome.Error is not null || !double.IsFinite(outcome.Score))
            return LineWriter.Fail(id, outcome.Error ?? $"step: {input.Step} leads to an infinite reward", output);

        var writer = new LineWriter(output);
        writer.Id(id);
        writer.Number("\"score\":"u8, outcome.Score);
        Part(ref writer, "\"format_score\":"u8, outcome.Format);
        Part(ref writer, "\"correctness_score\":"u8, outcome.Correctness);
        Part(ref writer, "\"length_score\":"u8, outcome.Length);
        writer.End();
        return true;
    }

    private static void Part(ref LineWriter writer, ReadOnlySpan<byte> label, double? value)
    {
        if (value is not null)
            writer.Number(label, value);
    }

    private bool TryRead(
        ReadOnlySpan<byte> line,
        ReadOnlySpan<SourceSpan> found,
        [NotNullWhen(true)] out RewardInput? input,
        [NotNullWhen(false)] out string? error)
    {
        input = null;
        if (Read(line, found[Prediction]) is not JsonString prediction)
        {
            error = "prediction: expected a string";
            return false;
        }

        if (Read(line, found[GroundTruth]) is not JsonString groundTruth)
        {
            error = "ground_truth: expected a string";
            return false;
        }

        var step = Read(line, found[Step]);
        if (step is not (null or JsonNull or JsonNumber))
        {
            error = "step: expected a number";
            return false;
        }

        if (!TryReadFlags(found[Flags].Of(line), out var flags))
        {
            error = "flags: expected an object";
            return false;
        }

        error = null;
        input = new RewardInput(
            prediction.Text, groundTruth.Text, flags, (step as JsonNumber)?.ToDouble() ?? 0, _matching);
        return true;
    }

    /// <summary>Flags are text, as in the environment; a number is taken by its text.</summary>
    private bool TryReadFlags(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Dictionary<string, string>? flags)
    {
        flags = utf8.IsEmpty || utf8.SequenceEqual("null"u8) ? NoFlags : _flags.Find(utf8);
        if (flags is not null)
            return true;
        if (!JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out _) || value is not JsonObject map)
            return false;

        flags = map.Members.ToDictionary(
            flag => flag.Name, flag => flag.Value is JsonString text ? text.Text : flag.Value.ToString(), StringComparer.Ordinal);
        _flags.Add(utf8, flags);
        return true;
    }

    private static JsonValue? Read(ReadOnlySpan<byte> line, SourceSpan span)
        => span.Length > 0 && JsonTextReader.TryRead(span.Of(line), JsonTextReader.DefaultMaxDepth, out var value, out _) ? value : null;
}
