namespace DataSynth.Datasets.Sources;

/// <summary>A record that is sound and not used: the settings leave it out, or there is nothing in it to ask. Counted, not listed.</summary>
/// <param name="File"><inheritdoc cref="SourceItem" path="/param[@name='File']"/></param>
/// <param name="Line"><inheritdoc cref="SourceItem" path="/param[@name='Line']"/></param>
/// <param name="Row"><inheritdoc cref="SourceItem" path="/param[@name='Row']"/></param>
/// <param name="Reason">One of <see cref="LeftOutReasons"/>.</param>
public sealed record LeftOutRow(string File, long Line, long Row, string Reason) : SourceItem(File, Line, Row);
