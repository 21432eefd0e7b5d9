using DataSynth.ToolCalling.Labels;

namespace DataSynth.ToolCalling.Lines;

/// <summary>How the filter <c>label</c> judges.</summary>
public readonly record struct LabelLineOptions()
{
    /// <summary>The rules; default <c>schema</c> rules.</summary>
    public LabelOptions Label { get; init; } = new();

    /// <summary>Whether a text must be calls and nothing else, as the official decoders of BFCL want it: anything around the calls, a
    /// code fence, or a mended syntax is a <c>format</c> error. Default false.</summary>
    public bool StrictFormat { get; init; }
}
