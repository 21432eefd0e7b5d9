using System.CommandLine;
using System.CommandLine.Parsing;
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

    private readonly Option<bool> _ordered = new("--ordered")
    {
        Description = "several calls must come in the expected order; not with bfcl rules",
    };

    private readonly Option<string> _groundTruth = new Option<string>("--ground-truth")
    {
        Description = "which contradictions between right calls and tools leave a line unlabelled: strict (all; the default), "
            + "lenient (names and missing parameters, not values) or off; not with bfcl rules, which never look",
        HelpName = "strict|lenient|off",
        DefaultValueFactory = _ => "strict",
    }.OneOf("strict", "lenient", "off");

    private readonly Option<bool> _ignoreCase = new("--ignore-case") { Description = "letter case of strings says nothing; schema rules only" };

    private readonly Option<bool> _collapseSpace = new("--collapse-space")
    {
        Description = "a run of white space within a string counts as one space; schema rules only",
    };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public LabelCommand(CommandStreams streams)
        : base(Verbs.Label, streams)
    {
        Add(_rules);
        Add(_strictFormat);
        Add(_repair);
        Add(_ordered);
        Add(_groundTruth);
        Add(_ignoreCase);
        Add(_collapseSpace);
        Validators.Add(RefuseWithoutEffect);
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
            GroundTruth = arguments.GetRequiredValue(_groundTruth) switch
            {
                "lenient" => GroundTruthCheck.Lenient,
                "off" => GroundTruthCheck.Off,
                _ => GroundTruthCheck.Strict,
            },
            IgnoreCase = arguments.GetValue(_ignoreCase),
            CollapseSpace = arguments.GetValue(_collapseSpace),
        };
        return new LabelLine(new LabelLineOptions { Label = label, StrictFormat = arguments.GetValue(_strictFormat) }).Evaluate;
    }

    /// <summary>An option that the rules would ignore is refused, so that nobody believes that it did something.</summary>
    private void RefuseWithoutEffect(CommandResult arguments)
    {
        var rules = arguments.GetValue(_rules);
        if (rules == "bfcl")
            Refuse(_ordered, _groundTruth);
        if (rules is "bfcl" or "exact")
            Refuse(_ignoreCase, _collapseSpace);

        void Refuse(params ReadOnlySpan<Option> options)
        {
            foreach (var option in options)
            {
                if (arguments.GetResult(option) is { Implicit: false })
                    arguments.AddError($"{option.Name}: found with --rules {rules}, which ignore it; leave one of the two out.");
            }
        }
    }
}
