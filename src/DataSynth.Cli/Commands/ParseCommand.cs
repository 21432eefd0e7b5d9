using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Filters;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Commands;

/// <summary><c>parse</c>.</summary>
internal sealed class ParseCommand : FilterCommand
{
    private readonly Option<string?> _format = new("--format")
    {
        Description = "the syntax of lines that do not name one (see datasynth formats); by default found out",
        HelpName = "NAME",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "mend nothing: what has to be repaired is malformed" };

    private readonly Option<long?> _maxDepth = Limit("--max-depth", $"nesting allowed in arguments; a deeper call is malformed; by default {Defaults.MaxDepth}");
    private readonly Option<long?> _maxCalls = Limit("--max-calls", $"calls allowed in one text; more make it malformed; by default {Defaults.MaxCalls}");
    private readonly Option<long?> _maxLength = Limit("--max-length", $"length allowed for a text, in UTF-16 units; a longer one is malformed; by default {Defaults.MaxLength}");

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public ParseCommand(CommandStreams streams)
        : base(Verbs.Parse, streams)
    {
        Add(_format);
        Add(_strict);
        Add(_maxDepth);
        Add(_maxCalls);
        Add(_maxLength);
    }

    private static ParseOptions Defaults => new();

    private static Option<long?> Limit(string name, string description)
        => new Option<long?>(name) { Description = description, HelpName = "N" }.AtLeast(1);

    /// <inheritdoc/>
    protected override LineEvaluator CreateEvaluator(ParseResult arguments)
    {
        var format = arguments.GetValue(_format);
        if (format is not null && ToolCallSyntaxes.Find(format) is null)
            throw CommandException.Usage($"--format: {ToolCallSyntaxes.Unknown(format)}");

        var options = new ParseOptions
        {
            Format = format,
            Repair = !arguments.GetValue(_strict),
            MaxDepth = AsInt(_maxDepth, Defaults.MaxDepth),
            MaxCalls = AsInt(_maxCalls, Defaults.MaxCalls),
            MaxLength = AsInt(_maxLength, Defaults.MaxLength),
        };
        return (line, output) => ParseLine.Evaluate(line, options, output);

        int AsInt(Option<long?> option, int otherwise) => (int)Math.Min(arguments.GetValue(option) ?? otherwise, int.MaxValue);
    }
}
