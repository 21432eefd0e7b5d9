namespace DataSynth.Datasets.Deduplication;

/// <summary>A text ready to be compared with others: made on any core, taken by <see cref="NearDuplicates"/> in turn.</summary>
/// <param name="Id">Whose text it is.</param>
/// <param name="Text">The text in the form of <see cref="PlainText"/>.</param>
/// <param name="Buckets">Its bucket in each band; none for a text without words.</param>
/// <param name="Conversation">Equal for texts that must be on one side of a split, near-duplicates or not.</param>
internal sealed record NearText(string Id, string Text, ulong[] Buckets, ulong Conversation);
