using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Tasks;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>trl-json</c>: messages with calls as objects, for chat templates that render calls themselves. Each column is one JSON value with
/// Parquet's JSON annotation, which <c>datasets</c> 4.7 and later load as objects: as structs, the arguments of different tools would be
/// merged and filled with nulls. A message without calls has no <c>tool_calls</c> at all, and <c>content</c> is never null, because
/// templates fail on both. Both answers are in the style of <see cref="CallSerializer"/>.
/// </summary>
internal sealed class TrlJsonProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "trl-json";

    /// <inheritdoc/>
    public override string Description => "prompt, chosen, rejected and tools as JSON values with calls as objects (TRL with datasets 4.7 or later)";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(ParquetField.Json("prompt"), pair => Messages(pair.Candidate.Task.Conversation)),
        new(ParquetField.Json("chosen"), pair => Messages([Answer(AnswerText.ChosenCalls(pair), null, pair)])),
        new(ParquetField.Json("rejected"), pair => Messages([Answer(pair.Candidate.Output.Calls, AnswerText.Unreadable(pair.Candidate), pair)])),
        new(ParquetField.Json("tools", nullable: true), pair => ToolsText.OpenAi(pair.Candidate.Task.Tools)),
        new(ParquetField.Text("uuid"), pair => pair.Uuid),
        new(ParquetField.Text("dataset_name"), pair => pair.Candidate.Task.Dataset),
        new(ParquetField.Text("generator_model"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("error_type"), pair => pair.Candidate.Verdict.ErrorType!.Value.ToFileName()),
    ];

    private static Message Answer(IReadOnlyList<ToolCall> calls, string? unreadable, TrainingPair pair)
        => new("assistant", unreadable ?? (calls.Count == 0 ? AnswerText.NoCall : ""))
        {
            ToolCalls = [.. calls.Select(call => call with { Arguments = CallSerializer.Arrange(call, pair.Candidate.Task.Tools) })],
        };

    private static string Messages(IReadOnlyList<Message> messages)
    {
        var output = new JsonTextBuilder();
        for (var i = 0; i < messages.Count; i++)
            MessageJson.Write(messages[i] with { Content = messages[i].Content ?? "" }, output.Raw(i == 0 ? "[" : ","));
        return output.Raw("]").ToString();
    }
}
