using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>sgd</c>: a folder of the Schema-Guided Dialogue set (google-research-datasets/dstc8-schema-guided-dialogue): <c>schema.json</c> and
/// <c>dialogues_*.json</c>, or its <c>train</c>, <c>dev</c> and <c>test</c> folders. Each service call is a task with the dialogue up to
/// it; earlier calls and their results are part of the conversation. Dialogues without a call are left out.
/// </summary>
/// <remarks>The call stands on the turn of the system that reports its result, so the conversation ends before that turn. All values are
/// text in canonical form (<c>2019-03-01</c>, <c>19:30</c>), whatever the words of the user. The set is CC-BY-SA-4.0: where the settings
/// state no licence, its tasks carry that.</remarks>
internal sealed class SgdFormat : RecordTaskFormat
{
    private const string License = "CC-BY-SA-4.0";
    private static readonly string[] Splits = ["train", "dev", "test"];

    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <inheritdoc/>
    public override string Description
        => "a folder of Schema-Guided Dialogue (schema.json, dialogues_*.json): services become tools, a task for each service call";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Files(string path)
        => [.. DataFiles(path).GroupBy(Path.GetDirectoryName).SelectMany(folder => folder.Prepend(SgdSchema.PathBeside(folder.First())))];

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> DataFiles(string path)
    {
        if (!Directory.Exists(path))
            return [.. SourceFiles.Resolve(path).Where(file => !Path.GetFileName(file).StartsWith("schema.json", StringComparison.Ordinal))];

        string[] folders = [path, .. Splits.Select(split => Path.Combine(path, split)).Where(Directory.Exists)];
        string[] files = [.. folders.SelectMany(folder => Directory.GetFiles(folder, "dialogues_*.json*").Order(StringComparer.Ordinal))];
        return files.Length > 0 ? files : throw new SourceException(path, "the folder holds no dialogues_*.json, nor does a folder train, dev or test in it");
    }

    /// <inheritdoc/>
    private protected override async ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
    {
        var schema = await SgdSchema.LoadAsync(file, limits, cancellationToken).ConfigureAwait(false);
        var dataset = defaults.IsNamed ? defaults.Dataset : Name;
        var split = Path.GetFileName(Path.GetDirectoryName(file));
        var prefix = Array.IndexOf(Splits, split) < 0 ? dataset : $"{dataset}-{split}";
        var own = new TaskDefaults(dataset, defaults.License ?? License);
        return (record, row) => Read(record.Value, row, prefix, own, schema);
    }

    private static List<RowOutcome> Read(JsonValue value, long row, string prefix, TaskDefaults defaults, SgdSchema schema)
    {
        if (value is not JsonObject dialogue)
            return [new RowProblem(QuarantineKinds.NotATask, $"found {JsonKindNames.Of(value)}; expected a dialogue")];
        if (!dialogue.TryGet("turns", out var list) || list is not JsonArray { Items.Count: > 0 } turns)
            return [new RowProblem(QuarantineKinds.NoConversation, "`turns` is missing or empty; expected a list of turns")];
        if (!schema.TryGetTools(dialogue, out var offer, out var problem))
            return [problem];

        var id = $"{prefix}-{dialogue.GetText("dialogue_id") ?? $"row{row}"}";
        var builder = new ConversationBuilder();
        var outcomes = new List<RowOutcome>();
        for (var i = 0; i < turns.Items.Count; i++)
        {
            if (!SgdTurn.TryRead(turns.Items[i], offer, out var turn, out problem))
            {
                // What follows has no conversation that could be believed.
                outcomes.Add(problem.In($"turn {i}").As(QuarantineKinds.NoConversation));
                break;
            }

            if (turn.Calls.Count > 0)
            {
                outcomes.Add(builder.IsEmpty
                    ? new RowProblem(QuarantineKinds.NoConversation, $"turn {i} calls a service before anybody has spoken")
                    : TaskOf($"{id}-turn{i}", defaults, builder, offer.Tools, turn.Calls));
                builder.Call(turn.Calls, content: null);
                foreach (var (call, result) in turn.Calls.Zip(turn.Results))
                    builder.Answer(call.Name, result);
            }

            builder.Say(turn.Role, turn.Utterance);
        }

        return outcomes.Count > 0 ? outcomes : [RowOutcome.Without(LeftOutReasons.NoCall)];
    }

    private static ToolTask TaskOf(
        string id, TaskDefaults defaults, ConversationBuilder builder, IReadOnlyList<Tool> tools, IReadOnlyList<ToolCall> calls)
        => new(id, defaults.Dataset, builder.Messages, tools, PublishedCalls.ExpectationOf(calls)) { License = defaults.License };
}
