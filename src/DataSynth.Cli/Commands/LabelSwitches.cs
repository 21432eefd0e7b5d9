using System.CommandLine;
using System.CommandLine.Parsing;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Commands;

/// <summary>How labels are given: the options that <c>label</c> and <c>relabel</c> share.</summary>
internal sealed class LabelSwitches
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
        Description = "which contradictions between right calls and tools leave an output unlabelled: strict (all; the default), "
            + "lenient (names and missing parameters, not values) or off; not with bfcl rules, which never look",
        HelpName = "strict|lenient|off",
        DefaultValueFactory = _ => "strict",
    }.OneOf("strict", "lenient", "off");

    private readonly Option<bool> _ignoreCase = new("--ignore-case") { Description = "letter case of strings says nothing; schema rules only" };

    private readonly Option<bool> _collapseSpace = new("--collapse-space")
    {
        Description = "a run of white space within a string counts as one space; schema rules only",
    };

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Add(_rules);
        command.Add(_strictFormat);
        command.Add(_repair);
        command.Add(_ordered);
        command.Add(_groundTruth);
        command.Add(_ignoreCase);
        command.Add(_collapseSpace);
        command.Validators.Add(RefuseWithoutEffect);
    }

    /// <summary>The rules as given.</summary>
    /// <param name="arguments">The arguments.</param>
    public LabelOptions OptionsIn(ParseResult arguments) => new()
    {
        Rules = arguments.GetRequiredValue(_rules) switch
        {
            "exact" => LabelRules.Exact,
            "bfcl" => LabelRules.Bfcl,
            _ => LabelRules.Schema,
        },
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

    /// <summary>Whether a text must be calls and nothing else.</summary>
    /// <param name="arguments">The arguments.</param>
    public bool StrictFormatIn(ParseResult arguments) => arguments.GetValue(_strictFormat);

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
