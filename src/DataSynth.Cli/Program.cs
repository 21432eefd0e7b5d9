using System.Text;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;

namespace DataSynth.Cli;

internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        // Help must not wait for the parser's assemblies to be loaded and compiled.
        if (RootHelp.Answer(args) is not { } help)
            return CommandLine.RunAsync(args, CommandStreams.OfProcess());

        using var output = System.Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(help));
        return Task.FromResult(ExitCodes.Done);
    }
}
