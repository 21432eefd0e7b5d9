namespace DataSynth.Datasets.Sources.Formats;

/// <summary>One turn of a conversation whose calls and results stand in its text.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What was said.</param>
internal readonly record struct SpokenTurn(string Role, string Text);
