using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>llamafactory</c>: LLaMA-Factory's sharegpt format for ranking (its <c>data/README.md</c>), with the <c>dataset_info.json</c> that it
/// is registered by. What cannot be read goes in as the role <c>gpt</c>: as <c>function_call</c> it would end the conversion.
/// </summary>
internal sealed class LlamaFactoryProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "llamafactory";

    /// <inheritdoc/>
    public override string Description => "sharegpt conversations with chosen and rejected, and dataset_info.json (LLaMA-Factory)";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(ParquetField.List("conversations", Turn("element")), pair => ShareGptTurns.Of(pair.Candidate.Task)),
        new(Turn("chosen"), pair => ShareGptTurns.Answer(AnswerText.ChosenCalls(pair), pair.CorrectCallsText, null)),
        new(Turn("rejected"), pair => ShareGptTurns.Answer(
            pair.Candidate.Output.Calls, pair.IncorrectCallsText, AnswerText.Unreadable(pair.Candidate))),
        new(ParquetField.Text("system"), pair => ShareGptTurns.System(pair.Candidate.Task)),
        new(ParquetField.Text("tools"), pair => pair.Candidate.Task.Tools.Count == 0 ? "" : pair.ToolsText),
        new(ParquetField.Text("uuid"), pair => pair.Uuid),
        new(ParquetField.Text("dataset_name"), pair => pair.Candidate.Task.Dataset),
        new(ParquetField.Text("generator_model"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("error_type"), pair => pair.Candidate.Verdict.ErrorType!.Value.ToFileName()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Content)> TrainerFiles(string dataset, IReadOnlyList<ShardFile> shards)
        => [("dataset_info.json", LlamaFactoryRegistry.Render(dataset, shards))];

    private static ParquetField Turn(string name) => ParquetField.Struct(name, [ParquetField.Text("from"), ParquetField.Text("value")]);
}
