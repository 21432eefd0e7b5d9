using System.Buffers;
using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Parquet;

namespace DataSynth.Cli.Commands;

/// <summary><c>cat</c>.</summary>
internal sealed class CatCommand : VerbCommand
{
    private const int FlushBytes = 64 * 1024;

    private readonly Argument<string> _file = new("FILE.parquet") { Description = "the Parquet file" };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "names of columns, separated by commas; by default all",
        HelpName = "A,B",
    };

    private readonly Option<long?> _limit = new Option<long?>("--limit") { Description = "the most rows; by default all", HelpName = "N" }.AtLeast(0);

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public CatCommand(CommandStreams streams)
        : base(Verbs.Cat, streams)
    {
        Add(_file);
        Add(_columns);
        Add(_limit);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(_file);
        if (!File.Exists(path))
            throw CommandException.Environment($"{path}: {(Directory.Exists(path) ? "found a folder" : "no such file")}, expected a Parquet file");
        var columns = arguments.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries);
        if (columns is not null && columns.Any(string.IsNullOrEmpty))
            throw CommandException.Usage($"--columns: found an empty name in \"{arguments.GetValue(_columns)}\", expected names with commas between them");
        using var reader = ParquetFileReader.Open(path);
        var schema = Project(reader, columns);
        var left = arguments.GetValue(_limit) ?? long.MaxValue;
        if (left == 0)
            return ExitCodes.Done;

        var buffer = new ArrayBufferWriter<byte>(2 * FlushBytes);
        foreach (var row in reader.ReadRows(columns))
        {
            ParquetJson.WriteLine(schema, row, buffer);
            if (buffer.WrittenCount >= FlushBytes)
                await FlushAsync(buffer, cancellationToken);
            if (--left == 0)
                break;
        }

        await FlushAsync(buffer, cancellationToken);
        return ExitCodes.Done;
    }

    private static ParquetSchema Project(ParquetFileReader reader, string[]? columns)
    {
        try
        {
            return reader.Project(columns);
        }
        catch (ArgumentException exception)
        {
            throw CommandException.Usage($"{reader.Path}: --columns: {exception.Message.Split(" (Parameter")[0]}");
        }
    }

    private async Task FlushAsync(ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        await Streams.Output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await Streams.Output.FlushAsync(cancellationToken);
        buffer.ResetWrittenCount();
    }
}
