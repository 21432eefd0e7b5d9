namespace DataSynth.Datasets.Sources;

/// <summary>A record that is not a task, and why; it is counted and listed, never dropped without a word.</summary>
/// <param name="File"><inheritdoc cref="SourceItem" path="/param[@name='File']"/></param>
/// <param name="Line"><inheritdoc cref="SourceItem" path="/param[@name='Line']"/></param>
/// <param name="Row"><inheritdoc cref="SourceItem" path="/param[@name='Row']"/></param>
/// <param name="Kind">The kind of reason, fit for counting; one of <see cref="QuarantineKinds"/>.</param>
/// <param name="Reason">What was found and what was expected, one sentence without a full stop.</param>
/// <param name="Text">The record as it stands in the file, cut to <see cref="SourceLimits.RawCharacters"/>; bytes that are not UTF-8
/// appear as U+FFFD. A task that was read and then refused (its id, its right calls) stands here in the native form.</param>
public sealed record QuarantinedRow(string File, long Line, long Row, string Kind, string Reason, string Text) : SourceItem(File, Line, Row)
{
    /// <summary>The record's id where one could be read; null otherwise.</summary>
    public string? Id { get; init; }
}
