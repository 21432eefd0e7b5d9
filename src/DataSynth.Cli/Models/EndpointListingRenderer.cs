using System.Text;
using System.Text.Json;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Generation.Licenses;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Models;

/// <summary>Shows what an endpoint serves, as text or as JSON. Pure.</summary>
internal static class EndpointListingRenderer
{
    private const string Unknown = "-";

    /// <summary>The listing as text, each line ending in a line break.</summary>
    /// <param name="listing">What the endpoint serves.</param>
    /// <param name="width">The widest line of the table in cells.</param>
    public static string ToText(EndpointListing listing, int width)
    {
        var version = listing.Version is null ? string.Empty : $" {listing.Version}";
        var output = new StringBuilder($"{listing.Endpoint} ({ApiName(listing.Provider)}{version}) serves {listing.Models.Count} models\n");
        if (listing.Models.Count == 0)
            return output.ToString();

        var rows = listing.Models.Select(entry => (IReadOnlyList<string>)
        [
            entry.Model.Name,
            VerdictName(entry.License.Verdict),
            entry.License.License ?? Unknown,
            entry.Model.ParameterSize ?? Unknown,
            entry.Model.Quantization ?? Unknown,
            entry.Model.ContextLength is { } length ? NumberText.Count(length) : Unknown,
            entry.Model.Capabilities.Count == 0 ? Unknown : string.Join('+', entry.Model.Capabilities),
        ]).ToArray();
        output.Append('\n').Append(TextTable.Render(
            ["model", "verdict", "licence", "size", "weights", "context", "can"], rows, width, TextStyle.Plain)).Append('\n');
        foreach (var entry in listing.Models)
            AppendEvidence(output, entry);
        return output.ToString();
    }

    /// <summary>The listing as members of a JSON object.</summary>
    /// <param name="listing">What the endpoint serves.</param>
    /// <param name="writer">Takes the members.</param>
    public static void WriteJson(EndpointListing listing, Utf8JsonWriter writer)
    {
        writer.WriteString("endpoint", listing.Endpoint);
        writer.WriteString("api", ApiName(listing.Provider));
        writer.WriteString("version", listing.Version);
        writer.WriteStartArray("models");
        foreach (var (model, license) in listing.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("name", model.Name);
            writer.WriteString("digest", model.Digest);
            writer.WriteString("family", model.Family);
            writer.WriteString("parameter_size", model.ParameterSize);
            writer.WriteString("quantization", model.Quantization);
            if (model.ContextLength is { } length)
                writer.WriteNumber("context_length", length);
            else
                writer.WriteNull("context_length");
            writer.WriteTexts("capabilities", model.Capabilities);
            writer.WriteString("verdict", VerdictName(license.Verdict));
            writer.WriteString("license", license.License);
            writer.WriteTexts("evidence", license.Evidence);
            writer.WriteString("line_to_add", license.LineToAdd);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void AppendEvidence(StringBuilder output, ModelListing entry)
    {
        output.Append(DisplayWidth.Printable(entry.Model.Name)).Append(": ").Append(VerdictName(entry.License.Verdict)).Append('\n');
        foreach (var sentence in entry.License.Evidence)
            output.Append("  ").Append(DisplayWidth.Printable(sentence)).Append('\n');
        if (entry.License.LineToAdd is { } line)
            output.Append("  to allow it, if its terms do: ").Append(DisplayWidth.Printable(line)).Append('\n');
    }

    private static string ApiName(Provider provider) => provider == Provider.Ollama ? "ollama" : "openai";

    private static string VerdictName(LicenseVerdict verdict) => verdict switch
    {
        LicenseVerdict.Accepted => "accepted",
        LicenseVerdict.Refused => "refused",
        _ => "unknown",
    };
}
