using System.Text;

namespace DataSynth.Cli.Console;

/// <summary>What a command reads from and writes to; the process's own streams, or a test's.</summary>
internal sealed record CommandStreams
{
    private const int DefaultWidth = 100;

    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output: the answer and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: errors, progress, summaries.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard error is a terminal that can redraw lines.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>How standard error is coloured.</summary>
    public TextStyle ErrorStyle { get; init; }

    /// <summary>How standard output is coloured, for verbs whose answer is for people.</summary>
    public TextStyle OutputStyle { get; init; }

    /// <summary>The width of standard error in cells.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Looks up environment variables; null when one is not set.</summary>
    public Func<string, string?> EnvironmentVariable { get; init; } = static _ => null;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The streams of this process.</summary>
    public static CommandStreams OfProcess()
    {
        var isTerminal = !System.Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new CommandStreams
        {
            Input = System.Console.OpenStandardInput(),
            Output = StandardOutput.Open(),
            Error = System.Console.Error,
            ErrorIsTerminal = isTerminal,
            ErrorStyle = new TextStyle(isTerminal && !noColor),
            OutputStyle = new TextStyle(!System.Console.IsOutputRedirected && isTerminal && !noColor),
            Width = isTerminal ? TerminalWidth() : DefaultWidth,
            EnvironmentVariable = Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>Writes text to standard output.</summary>
    /// <param name="text">The text, with its line breaks.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await Output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await Output.FlushAsync(cancellationToken);
    }

    private static int TerminalWidth()
    {
        try
        {
            var width = System.Console.WindowWidth;
            return width <= 0 ? DefaultWidth : Math.Clamp(width, 40, 240);
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
