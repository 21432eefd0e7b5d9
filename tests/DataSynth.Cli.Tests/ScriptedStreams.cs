using System.Text;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Tests;

/// <summary>Streams of a command that a test reads back.</summary>
internal sealed class ScriptedStreams : IDisposable
{
    private readonly MemoryStream _output = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public ScriptedStreams(string input = "", TimeProvider? time = null, bool isTerminal = false)
        => Streams = new CommandStreams
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = _output,
            Error = _error,
            ErrorIsTerminal = isTerminal,
            Time = time ?? TimeProvider.System,
        };

    public CommandStreams Streams { get; }

    public string Output => Encoding.UTF8.GetString(_output.ToArray());

    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
