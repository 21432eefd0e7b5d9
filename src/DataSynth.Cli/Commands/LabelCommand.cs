using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Filters;
using DataSynth.ToolCalling.Lines;

namespace DataSynth.Cli.Commands;

/// <summary><c>label</c>.</summary>
internal sealed class LabelCommand : FilterCommand
{
    private readonly LabelSwitches _labels = new();

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public LabelCommand(CommandStreams streams)
        : base(Verbs.Label, streams) => _labels.AddTo(this);

    /// <inheritdoc/>
    protected override LineEvaluator CreateEvaluator(ParseResult arguments) => new LabelLine(
        new LabelLineOptions { Label = _labels.OptionsIn(arguments), StrictFormat = _labels.StrictFormatIn(arguments) }).Evaluate;
}
