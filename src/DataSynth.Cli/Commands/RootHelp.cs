using System.Reflection;
using System.Text;

namespace DataSynth.Cli.Commands;

/// <summary>The texts that need no parser: <c>--help</c> and <c>--version</c> of the program itself.</summary>
internal static class RootHelp
{
    private static string Version
        => typeof(RootHelp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Answers arguments that ask for the program's help or version.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <returns>The text; null when the arguments ask for something else.</returns>
    public static string? Answer(IReadOnlyList<string> args) => args switch
    {
        ["--help" or "-h" or "-?" or "help"] => Text,
        ["--version"] => $"{Version}\n",
        _ => null,
    };

    /// <summary>The program's help.</summary>
    public static string Text
    {
        get
        {
            var text = new StringBuilder();
            text.Append("datasynth - training data for tool-calling reward models\n\nUsage: datasynth VERB [arguments] [options]\n\nVerbs:\n");
            foreach (var verb in Verbs.All)
                text.Append("  ").Append(verb.Name.PadRight(9)).Append(verb.Summary).Append('\n');
            return text.Append(
                """

                Options:
                  -h, --help     this text; datasynth VERB --help says more about a verb
                  --version      the version
                  --verbose      more on standard error, in every verb

                Examples:
                  datasynth run pipelines/quickstart.yaml     data without any server, in a minute
                  datasynth check pipelines/overnight-ollama.yaml
                  datasynth inspect output/quickstart

                The answer goes to standard output, everything else to standard error. Exit codes: 0 done, 1 too many
                failures or malformed lines, 2 usage, pipeline file or licence, 3 environment, 130 interrupted.

                """).Replace("\r\n", "\n").ToString();
        }
    }
}
