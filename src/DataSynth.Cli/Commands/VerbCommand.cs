using System.CommandLine;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Commands;

/// <summary>A verb in the command tree.</summary>
internal abstract class VerbCommand : Command
{
    /// <summary>Creates the verb; a derived class adds its arguments and options.</summary>
    /// <param name="verb">What help says about it.</param>
    /// <param name="streams">What it reads from and writes to.</param>
    protected VerbCommand(VerbDescription verb, CommandStreams streams)
        : base(verb.Name, verb.Summary)
    {
        Verb = verb;
        Streams = streams;
        SetAction(ExecuteAsync);
    }

    /// <summary>What help says about it.</summary>
    public VerbDescription Verb { get; }

    /// <summary>What it reads from and writes to.</summary>
    protected CommandStreams Streams { get; }

    /// <summary>Does the work.</summary>
    /// <param name="arguments">The arguments, all of them valid.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">The command cannot go on and the user can do something about it.</exception>
    protected abstract Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken);
}
