using System.CommandLine;
using System.Text;
using DataSynth.Cli.Console;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Commands;

/// <summary><c>formats</c>.</summary>
internal sealed class FormatsCommand : VerbCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public FormatsCommand(CommandStreams streams)
        : base(Verbs.Formats, streams)
    {
        Add(_json);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (!arguments.GetValue(_json))
        {
            await Streams.WriteAsync(Text(), cancellationToken);
            return ExitCodes.Done;
        }

        await JsonAnswer.WriteAsync(
            Streams,
            writer =>
            {
                writer.WriteStartArray("formats");
                foreach (var syntax in ToolCallSyntaxes.All)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", syntax.Name);
                    writer.WriteString("description", syntax.Description);
                    writer.WriteString("example", syntax.Example);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            },
            cancellationToken);
        return ExitCodes.Done;
    }

    private static string Text()
    {
        var text = new StringBuilder();
        var name = ToolCallSyntaxes.All.Max(syntax => syntax.Name.Length) + 2;
        foreach (var syntax in ToolCallSyntaxes.All)
        {
            text.Append(syntax.Name.PadRight(name)).Append(syntax.Description).Append('\n');
            text.Append(' ', name).Append(syntax.Example.Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
