namespace DataSynth.Datasets.Obfuscation;

/// <summary>Where an obfuscated task still says, in text for readers, what a tool or parameter was called.</summary>
/// <param name="Names">Descriptions and titles that say an old name as a name (<c>get_weather</c>, <c>`city`</c>); those that were changed
/// or left out do not count.</param>
/// <param name="Words">Descriptions and titles that say one as a word of their sentence (the city) and no other as a name.</param>
/// <param name="Messages">Messages of system, assistant or tool that say one as a name; messages are never changed.</param>
public readonly record struct LeakCounts(int Names, int Words, int Messages)
{
    /// <summary>Both together.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static LeakCounts operator +(LeakCounts left, LeakCounts right)
        => new(left.Names + right.Names, left.Words + right.Words, left.Messages + right.Messages);
}
