using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Lines;

/// <summary>The official reading of BFCL's decoders: a text is calls and nothing else, or it is not readable.</summary>
public static class StrictFormat
{
    /// <summary>What a strict decoder makes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parsed">What our parser made of it.</param>
    /// <returns>The same where the calls are all there is; otherwise malformed, without calls.</returns>
    public static ParsedOutput Apply(string text, ParsedOutput parsed)
    {
        var isPure = parsed.Status == ParseStatus.Ok
            && parsed.Content.AsSpan().IsWhiteSpace()
            && !text.AsSpan().TrimStart().StartsWith("```", StringComparison.Ordinal);
        return isPure || parsed.Status == ParseStatus.None ? parsed : parsed with { Status = ParseStatus.Malformed, Calls = [] };
    }
}
