using System.CommandLine;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Cli.Configuration.Yaml;
using DataSynth.Cli.Console;
using DataSynth.Cli.Models;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Commands;

/// <summary><c>models</c>.</summary>
internal sealed class ModelsCommand : VerbCommand
{
    private readonly Option<string> _endpoint = new("--endpoint")
    {
        Description = "the server's base address (for OpenAI's API with /v1); by default http://localhost:11434",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:11434",
    };

    private readonly Option<string> _api = new Option<string>("--api")
    {
        Description = "ollama or openai; by default found out",
        HelpName = "NAME",
    }.OneOf("ollama", "openai");

    private readonly Option<string?> _apiKeyEnv = new("--api-key-env")
    {
        Description = "the name of the environment variable that holds the API key",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _licenses = new("--licenses")
    {
        Description = "allowed licences, separated by commas; by default Apache-2.0,MIT",
        HelpName = "A,B",
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    private readonly Option<bool> _json = new("--json") { Description = "one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public ModelsCommand(CommandStreams streams)
        : base(Verbs.Models, streams)
    {
        Add(_endpoint);
        Add(_api);
        Add(_apiKeyEnv);
        Add(_licenses);
        Add(_json);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Provider? provider = arguments.GetValue(_api) switch { "ollama" => Provider.Ollama, "openai" => Provider.OpenAi, _ => null };
        var listing = await ModelCatalog.ListAsync(
            provider,
            Endpoint(arguments.GetRequiredValue(_endpoint)),
            arguments.GetValue(_apiKeyEnv),
            arguments.GetValue(_licenses) ?? [],
            Streams.Time,
            cancellationToken);
        if (arguments.GetValue(_json))
            await JsonAnswer.WriteAsync(Streams, writer => EndpointListingRenderer.WriteJson(listing, writer), cancellationToken);
        else
            await Streams.WriteAsync(EndpointListingRenderer.ToText(listing, Streams.Width), cancellationToken);
        return ExitCodes.Done;
    }

    private static Uri Endpoint(string text)
    {
        var findings = new DiagnosticBag();
        var node = new YamlScalar(text, IsPlain: true, new SourcePosition(1, 1));
        return new EndpointShape().TryRead(node, findings, out var endpoint)
            ? endpoint
            : throw CommandException.Usage($"--endpoint: {findings.Items[0].Message}");
    }
}
