using DataSynth.Generation.Requests;
using DataSynth.Journal;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>How the journal keeps a generator: what is needed to read its replies again and to name it in every row.</summary>
internal static class GeneratorRecord
{
    /// <summary>The record of a generator.</summary>
    /// <param name="description">What is known of it.</param>
    public static JournalGenerator Of(GeneratorDescription description) => new(
        description.Name,
        new JsonObject(
        [
            new JsonMember("name", new JsonString(description.Name)),
            new JsonMember("provider", new JsonString(description.Provider.ToString())),
            new JsonMember("model", new JsonString(description.Model)),
            new JsonMember("tools", new JsonString(description.Delivery.ToString())),
            new JsonMember("digest", Optional(description.Digest)),
            new JsonMember("license", Optional(description.License)),
            new JsonMember("license_evidence", new JsonArray([.. description.LicenseEvidence.Select(sentence => new JsonString(sentence))])),
            new JsonMember("quantization", Optional(description.Quantization)),
            new JsonMember("syntax", Optional(description.Syntax)),
            new JsonMember("syntax_found", JsonBoolean.Of(description.IsSyntaxFound)),
        ]).ToString());

    /// <summary>Reads a record back.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="JournalException">The record is not one of ours, so the journal is damaged.</exception>
    public static GeneratorDescription Read(JournalGenerator record)
    {
        if (JsonTextReader.TryRead(record.Description, out var value, out _)
            && value is JsonObject description
            && description.GetText("name") is { } name
            && description.GetText("model") is { } model
            && Enum.TryParse<Provider>(description.GetText("provider"), out var provider)
            && Enum.TryParse<ToolDelivery>(description.GetText("tools"), out var delivery))
        {
            return new GeneratorDescription(name, provider, model, delivery)
            {
                Digest = description.GetText("digest"),
                License = description.GetText("license"),
                Quantization = description.GetText("quantization"),
                Syntax = description.GetText("syntax"),
                IsSyntaxFound = description.TryGet("syntax_found", out var found) && found is JsonBoolean { Value: true },
                LicenseEvidence = Texts(description, "license_evidence"),
            };
        }

        throw new JournalException(
            JournalFault.Damaged,
            record.Name,
            $"found a generator described as {record.Description}, expected an object with name, provider, model and tools");
    }

    private static string[] Texts(JsonObject description, string name)
        => description.TryGet(name, out var value) && value is JsonArray list
            ? [.. list.Items.OfType<JsonString>().Select(text => text.Text)]
            : [];

    private static JsonValue Optional(string? text) => text is null ? JsonNull.Instance : new JsonString(text);
}
