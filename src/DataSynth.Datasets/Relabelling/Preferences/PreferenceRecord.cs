using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>A preference row in JSON. <c>tools</c> and the calls may be JSON texts in a string, as published, or JSON itself.</summary>
internal static class PreferenceRecord
{
    /// <summary>The column in which everything else of a record is kept.</summary>
    public const string KeptColumn = "original";

    /// <summary>Reads a record.</summary>
    /// <param name="utf8">The record.</param>
    /// <param name="keep">Whether its other members are kept.</param>
    /// <param name="depth">Nesting allowed.</param>
    public static PreferenceRow Read(ReadOnlyMemory<byte> utf8, bool keep, int depth)
    {
        if (!JsonTextReader.TryRead(utf8.Span, depth, out var value, out var error))
            return new PreferenceRow { Problem = new RowProblem(QuarantineKinds.BrokenJson, $"not valid JSON: column {error.Value.Column}: {error.Value.Reason}") };
        if (value is not JsonObject record)
            return new PreferenceRow { Problem = $"found {JsonKindNames.Of(value)}; expected an object" };
        if (RepeatedMember(record) is { } repeated)
            return new PreferenceRow { Problem = repeated };

        RowProblem? problem = null;
        var conversation = Find(record, PreferenceNames.Conversation) switch
        {
            null or JsonNull => null,
            JsonString text => PreferenceConversation.Read(Encoding.UTF8.GetBytes(text.Text), out problem),
            var list => PreferenceConversation.Read(list, out problem),
        };
        return new PreferenceRow
        {
            Uuid = Text(record, PreferenceNames.Uuid),
            Dataset = Text(record, PreferenceNames.Dataset),
            Conversation = conversation,
            Tools = Embedded(record, PreferenceNames.Tools, utf8),
            CorrectCalls = Embedded(record, PreferenceNames.CorrectCalls, utf8),
            IncorrectCalls = Embedded(record, PreferenceNames.IncorrectCalls, utf8),
            Generator = Text(record, PreferenceNames.Generator),
            TaskId = Text(record, PreferenceNames.TaskId),
            Kind = Text(record, PreferenceNames.Kind),
            ErrorType = Text(record, PreferenceNames.ErrorType),
            Verdict = Text(record, PreferenceNames.Verdict),
            Obfuscated = Find(record, PreferenceNames.Obfuscated) is JsonBoolean { Value: true },
            RawOutput = Text(record, PreferenceNames.RawOutput),
            Syntax = Text(record, PreferenceNames.Syntax),
            GeneratorLicense = Text(record, PreferenceNames.GeneratorLicense),
            GeneratorDigest = Text(record, PreferenceNames.GeneratorDigest),
            PromptHash = Text(record, PreferenceNames.PromptHash),
            Seed = Integer(record, PreferenceNames.Seed),
            Temperature = Find(record, PreferenceNames.Temperature) is JsonNumber number
                && double.TryParse(number.Text, System.Globalization.CultureInfo.InvariantCulture, out var temperature) ? temperature : null,
            SampleIndex = Integer(record, PreferenceNames.SampleIndex),
            Kept = keep ? [Rest(record)] : [],
            Problem = problem ?? LoneSurrogateIn(record),
        };
    }

    private static RowProblem? RepeatedMember(JsonObject record)
        => record.HasDuplicateKeys ? new RowProblem(QuarantineKinds.RepeatedKey, "the record gives a key twice; expected each key once") : null;

    private static RowProblem? LoneSurrogateIn(JsonObject record)
        => record.Members.Select(member => member.Value is JsonString text ? LoneSurrogate.In(text.Text, $"the text in `{member.Name}`") : null)
            .FirstOrDefault(found => found is not null);

    private static string Rest(JsonObject record)
        => new JsonObject(record.Members.Where(member => !PreferenceNames.Copied.Contains(member.Name))).ToString();

    private static JsonValue? Find(JsonObject record, string[] names)
    {
        foreach (var name in names)
        {
            if (record.TryGet(name, out var value))
                return value;
        }

        return null;
    }

    private static string? Text(JsonObject record, string[] names) => Find(record, names) switch
    {
        JsonString text => text.Text,
        JsonNumber number => number.Text,
        _ => null,
    };

    /// <summary>A text as it is, and JSON as it stands in the record, byte for byte.</summary>
    private static byte[]? Embedded(JsonObject record, string[] names, ReadOnlyMemory<byte> utf8) => Find(record, names) switch
    {
        null or JsonNull => null,
        JsonString text => Encoding.UTF8.GetBytes(text.Text),
        JsonArray { Source.Length: > 0 } list => list.Source.Of(utf8.Span).ToArray(),
        JsonObject { Source.Length: > 0 } map => map.Source.Of(utf8.Span).ToArray(),
        var other => Encoding.UTF8.GetBytes(other.ToString()),
    };

    private static long? Integer(JsonObject record, string[] names)
        => Find(record, names) is JsonNumber number && long.TryParse(number.Text, out var value) ? value : null;
}
