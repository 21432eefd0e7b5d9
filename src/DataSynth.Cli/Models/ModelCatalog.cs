using DataSynth.Cli.Commands;
using DataSynth.Generation.Http;
using DataSynth.Generation.Inspection;
using DataSynth.Generation.Licenses;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Models;

/// <summary>Asks an endpoint for its models and the licence gate for each of them.</summary>
internal static class ModelCatalog
{
    /// <summary>Lists what an endpoint serves.</summary>
    /// <param name="provider">The API; null to find it out.</param>
    /// <param name="endpoint">The base address.</param>
    /// <param name="apiKeyVariable">The name of the environment variable that holds the API key; null for none.</param>
    /// <param name="allowed">The licences that are allowed; empty for the default ones.</param>
    /// <param name="time">The clock of time-outs.</param>
    /// <param name="cancellationToken">Abandons the questions.</param>
    /// <exception cref="CommandException">The endpoint does not answer.</exception>
    public static async Task<EndpointListing> ListAsync(
        Provider? provider,
        Uri endpoint,
        string? apiKeyVariable,
        IReadOnlyList<string> allowed,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var inspector = new EndpointInspector(time);
        var key = ApiKey.FromEnvironment(apiKeyVariable);
        var (api, report) = await ReportAsync(inspector, provider, endpoint, key, cancellationToken);
        if (report.Problem is { } problem)
            throw CommandException.Environment($"{problem}; expected a server that lists its models there");

        var models = new List<ModelListing>();
        foreach (var served in report.Models)
        {
            var settings = new GeneratorSettings(api, served.Name) { Endpoints = [endpoint], ApiKeyEnvironmentVariable = apiKeyVariable };
            var inspection = (await inspector.InspectAsync(settings, cancellationToken))[0];
            models.Add(new ModelListing(inspection.Model ?? served, LicenseGate.Decide(allowed, settings, inspection.Evidence)));
        }

        return new EndpointListing(api, report.Endpoint, report.Version, models);
    }

    private static async Task<(Provider Provider, EndpointReport Report)> ReportAsync(
        EndpointInspector inspector, Provider? provider, Uri endpoint, ApiKey? key, CancellationToken cancellationToken)
    {
        if (provider is { } known)
            return (known, await inspector.ListAsync(known, endpoint, key, cancellationToken));

        var likely = endpoint.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) ? Provider.OpenAi : Provider.Ollama;
        var first = await inspector.ListAsync(likely, endpoint, key, cancellationToken);
        if (first.Problem is null)
            return (likely, first);

        var other = likely == Provider.Ollama ? Provider.OpenAi : Provider.Ollama;
        var second = await inspector.ListAsync(other, endpoint, key, cancellationToken);
        return second.Problem is null ? (other, second) : (likely, first);
    }
}
