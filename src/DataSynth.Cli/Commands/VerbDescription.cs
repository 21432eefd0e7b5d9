namespace DataSynth.Cli.Commands;

/// <summary>What help says about a verb.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Arguments">What follows it in a usage line.</param>
/// <param name="Summary">One line.</param>
/// <param name="Examples">Command lines to copy, without the program's name.</param>
internal sealed record VerbDescription(string Name, string Arguments, string Summary, params string[] Examples);
