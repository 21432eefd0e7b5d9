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
        var conversation = record.Find(PreferenceNames.Conversation) switch
        {
            null or JsonNull => null,
            JsonString text => PreferenceConversation.Read(Encoding.UTF8.GetBytes(text.Text), out problem),
            var list => PreferenceConversation.Read(list, out problem),
        };
        return new PreferenceRow
        {
            Uuid = record.FindText(PreferenceNames.Uuid),
            Dataset = record.FindText(PreferenceNames.Dataset),
            Conversation = conversation,
            Tools = Embedded(record, PreferenceNames.Tools, utf8),
            CorrectCalls = Embedded(record, PreferenceNames.CorrectCalls, utf8),
            IncorrectCalls = Embedded(record, PreferenceNames.IncorrectCalls, utf8),
            Generator = record.FindText(PreferenceNames.Generator),
            TaskId = record.FindText(PreferenceNames.TaskId),
            Kind = record.FindText(PreferenceNames.Kind),
            ErrorType = record.FindText(PreferenceNames.ErrorType),
            Verdict = record.FindText(PreferenceNames.Verdict),
            Obfuscated = record.Find(PreferenceNames.Obfuscated) is JsonBoolean { Value: true },
            RawOutput = record.FindText(PreferenceNames.RawOutput),
            Syntax = record.FindText(PreferenceNames.Syntax),
            GeneratorLicense = record.FindText(PreferenceNames.GeneratorLicense),
            GeneratorDigest = record.FindText(PreferenceNames.GeneratorDigest),
            PromptHash = record.FindText(PreferenceNames.PromptHash),
            Seed = record.FindInteger(PreferenceNames.Seed),
            Temperature = record.FindNumber(PreferenceNames.Temperature),
            SampleIndex = record.FindInteger(PreferenceNames.SampleIndex),
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

    /// <summary>A text as it is, and JSON as it stands in the record, byte for byte.</summary>
    private static byte[]? Embedded(JsonObject record, string[] names, ReadOnlyMemory<byte> utf8) => record.Find(names) switch
    {
        null or JsonNull => null,
        JsonString text => Encoding.UTF8.GetBytes(text.Text),
        JsonArray { Source.Length: > 0 } list => list.Source.Of(utf8.Span).ToArray(),
        JsonObject { Source.Length: > 0 } map => map.Source.Of(utf8.Span).ToArray(),
        var other => Encoding.UTF8.GetBytes(other.ToString()),
    };
}
