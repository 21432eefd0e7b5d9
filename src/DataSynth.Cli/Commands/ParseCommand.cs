using System.CommandLine;
using DataSynth.Cli.Configuration.Diagnostics;
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

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">What it reads from and writes to.</param>
    public ParseCommand(CommandStreams streams)
        : base(Verbs.Parse, streams)
    {
        Add(_format);
        Add(_strict);
    }

    /// <inheritdoc/>
    protected override LineEvaluator CreateEvaluator(ParseResult arguments)
    {
        var format = arguments.GetValue(_format);
        if (format is not null && ToolCallSyntaxes.Find(format) is null)
        {
            var hint = NearestWord.Hint(format, ToolCallSyntaxes.All.Select(syntax => syntax.Name));
            throw CommandException.Usage($"--format: found \"{format}\", expected a name that datasynth formats lists{hint}");
        }

        var options = new ParseOptions { Format = format, Repair = !arguments.GetValue(_strict) };
        return (line, output) => ParseLine.Evaluate(line, options, output);
    }
}
