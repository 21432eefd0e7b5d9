using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>The services of a folder of dialogues: each intent is a tool, its slots are the parameters.</summary>
internal sealed class SgdSchema
{
    private const string FileName = "schema.json";

    private readonly Dictionary<string, IReadOnlyList<(string Intent, string? Description, string Parameters)>> _services = [];
    private readonly string _path;

    private SgdSchema(string path) => _path = path;

    /// <summary>The schema that belongs to a file of dialogues.</summary>
    /// <exception cref="SourceException">There is none beside it.</exception>
    public static string PathBeside(string dialogues)
    {
        var path = Path.Combine(Path.GetDirectoryName(dialogues) ?? "", FileName);
        return Array.Find([path, path + ".gz"], File.Exists)
            ?? throw new SourceException(dialogues, $"there is no {FileName} beside it, which says what the services take");
    }

    /// <summary>Reads the schema that belongs to a file of dialogues.</summary>
    /// <exception cref="SourceException">It is missing, or is not a list of services.</exception>
    public static async ValueTask<SgdSchema> LoadAsync(string dialogues, SourceLimits limits, CancellationToken cancellationToken)
    {
        var schema = new SgdSchema(PathBeside(dialogues));
        await foreach (var record in RecordReader.ReadAsync(schema._path, limits, cancellationToken).ConfigureAwait(false))
        {
            if (record.Problem is not null
                || !JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var value, out _)
                || value is not JsonObject service
                || service.GetText("service_name") is not { } name
                || !service.TryGet("intents", out var list)
                || list is not JsonArray intents)
            {
                throw new SourceException(schema._path, $"service {record.Row}, line {record.Line}: expected an object with `service_name` and `intents`");
            }

            schema._services[name] = [.. intents.Items.OfType<JsonObject>().Select(intent => SgdIntent.Read(service, intent))];
        }

        return schema;
    }

    /// <summary>The tools of a dialogue: the intents of its services.</summary>
    public bool TryGetTools(JsonObject dialogue, [NotNullWhen(true)] out SgdOffer? offer, [NotNullWhen(false)] out RowProblem? problem)
    {
        offer = null;
        problem = null;
        var intents = new List<(string Service, string Intent, string? Description, string Parameters)>();
        foreach (var service in ServicesOf(dialogue))
        {
            if (!_services.TryGetValue(service, out var known))
            {
                problem = new RowProblem(QuarantineKinds.NoTools, $"the service \"{service}\" is not in {_path}");
                return false;
            }

            intents.AddRange(known.Select(intent => (service, intent.Intent, intent.Description, intent.Parameters)));
        }

        var shared = intents.CountBy(intent => intent.Intent).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        var names = new Dictionary<(string Service, string Intent), string>();
        var tools = new List<Tool>(intents.Count);
        foreach (var (service, intent, description, parameters) in intents)
        {
            var name = shared.Contains(intent) ? $"{service}_{intent}" : intent;
            if (names.TryAdd((service, intent), name))
                tools.Add(ToolCache.Get(name, description, parameters));
        }

        offer = new SgdOffer(tools, names);
        return true;
    }

    private static IEnumerable<string> ServicesOf(JsonObject dialogue)
        => dialogue.TryGet("services", out var list) && list is JsonArray names
            ? names.Items.OfType<JsonString>().Select(name => name.Text).Distinct()
            : [];
}
