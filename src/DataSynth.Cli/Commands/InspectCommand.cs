using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Inspection;

namespace DataSynth.Cli.Commands;

/// <summary><c>inspect</c>.</summary>
internal sealed class InspectCommand : VerbCommand
{
    private readonly Argument<string> _path = new("PATH") { Description = "a Parquet file, a data set folder or a run folder" };
    private readonly Option<bool> _json = new("--json") { Description = "one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public InspectCommand(CommandStreams streams)
        : base(Verbs.Inspect, streams)
    {
        Add(_path);
        Add(_json);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var report = Inspector.Inspect(arguments.GetRequiredValue(_path), Streams.Time);
        if (arguments.GetValue(_json))
            await JsonAnswer.WriteAsync(Streams, report.WriteJson, cancellationToken);
        else
            await Streams.WriteAsync(report.ToText(Streams.Width), cancellationToken);

        foreach (var problem in report.Problems)
            await Streams.Error.WriteLineAsync($"datasynth: {DisplayWidth.Printable(problem)}");
        return report.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Environment;
    }
}
