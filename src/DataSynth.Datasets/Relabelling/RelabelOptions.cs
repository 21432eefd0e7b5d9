using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling;

/// <summary>How existing data is labelled again.</summary>
/// <param name="Label">The rules.</param>
/// <param name="Keep">Whether the input's other columns are kept.</param>
/// <param name="StrictFormat">Whether a recorded text must be calls and nothing else; see <see cref="ToolCalling.Lines.LabelLineOptions.StrictFormat"/>.</param>
public sealed record RelabelOptions(LabelOptions Label, bool Keep, bool StrictFormat = false);
