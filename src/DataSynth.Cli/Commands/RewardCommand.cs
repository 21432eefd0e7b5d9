using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Filters;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Rewards;

namespace DataSynth.Cli.Commands;

/// <summary><c>reward</c>.</summary>
internal sealed class RewardCommand : FilterCommand
{
    private readonly Option<string> _scheme = new Option<string>("--scheme")
    {
        Description = $"how calls are scored: {string.Join(", ", RewardSchemes.Names)}",
        HelpName = "NAME",
        Required = true,
    }.OneOf([.. RewardSchemes.Names]);

    private readonly Option<string> _matching = new Option<string>("--matching")
    {
        Description = "how calls are assigned: greedy (the default, as the reference code) or optimal",
        HelpName = "greedy|optimal",
        DefaultValueFactory = _ => "greedy",
    }.OneOf("greedy", "optimal");

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public RewardCommand(CommandStreams streams)
        : base(Verbs.Reward, streams)
    {
        Add(_scheme);
        Add(_matching);
    }

    /// <inheritdoc/>
    protected override LineEvaluator CreateEvaluator(ParseResult arguments)
    {
        var matching = arguments.GetRequiredValue(_matching) == "optimal" ? Matching.Optimal : Matching.Greedy;
        return new RewardLine(arguments.GetRequiredValue(_scheme), matching).Evaluate;
    }
}
