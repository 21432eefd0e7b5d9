namespace DataSynth.Datasets.Sources;

/// <summary>What a model once answered to a task, as a data set keeps it beside the right calls.</summary>
/// <param name="Text">The answer as it stands in the data set: text of a model, or calls as JSON.</param>
/// <param name="Generator">The model that the data set names, or null.</param>
public sealed record RecordedOutput(string Text, string? Generator)
{
    /// <summary>The data set's own word for what is wrong with it, or null.</summary>
    public string? ErrorType { get; init; }
}
