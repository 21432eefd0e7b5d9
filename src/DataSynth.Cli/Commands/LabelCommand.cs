using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Filters;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;

namespace DataSynth.Cli.Commands;

/// <summary><c>label</c>.</summary>
internal sealed class LabelCommand : FilterCommand
{
    private readonly Option<string> _rules = new Option<string>("--rules")
    {
        Description = "schema (by declared type; the default), exact (JSON equality) or bfcl (the official checker)",
        HelpName = "NAME",
        DefaultValueFactory = _ => "schema",
    }.OneOf("schema", "exact", "bfcl");

    private readonly Option<bool> _strictFormat = new("--strict-format")
    {
        Description = "a text must be calls and nothing else, as the official decoders want it",
    };

    private readonly Option<string> _repair = new Option<string>("--repair")
    {
        Description = "whether a call that had to be mended may be correct: on (the default) or off",
        HelpName = "on|off",
        DefaultValueFactory = _ => "on",
    }.OneOf("on", "off");

    private readonly Option<bool> _ordered = new("--ordered") { Description = "several calls must come in the expected order" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public LabelCommand(CommandStreams streams)
        : base(Verbs.Label, streams)
    {
        Add(_rules);
        Add(_strictFormat);
        Add(_repair);
        Add(_ordered);
    }

    /// <inheritdoc/>
    protected override LineEvaluator CreateEvaluator(ParseResult arguments)
    {
        var rules = arguments.GetRequiredValue(_rules) switch
        {
            "exact" => LabelRules.Exact,
            "bfcl" => LabelRules.Bfcl,
            _ => LabelRules.Schema,
        };
        var label = new LabelOptions
        {
            Rules = rules,
            AcceptRepaired = arguments.GetRequiredValue(_repair) == "on",
            Ordered = arguments.GetValue(_ordered),
        };
        return new LabelLine(new LabelLineOptions { Label = label, StrictFormat = arguments.GetValue(_strictFormat) }).Evaluate;
    }
}
