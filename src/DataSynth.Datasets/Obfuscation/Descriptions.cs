using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>Treats the titles and descriptions of one task, and counts those that still say an old name.</summary>
/// <param name="mode">What happens to them.</param>
/// <param name="map">What is renamed.</param>
internal sealed class Descriptions(DescriptionMode mode, ObfuscationMap map)
{
    private readonly OldNames _old = new(
        map.Parameters.Concat(map.Tools).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    /// <summary>What was found so far.</summary>
    public LeakCounts Leaks { get; private set; }

    /// <summary>What becomes of a description; null to leave it out.</summary>
    public string? Change(string text)
    {
        if (mode != DescriptionMode.Report && _old.AreNamedIn(text))
        {
            if (mode == DescriptionMode.Drop)
                return null;
            text = _old.Replace(text);
        }

        if (_old.AreNamedIn(text))
            Leaks += new LeakCounts(1, 0, 0);
        else if (_old.AreSaidIn(text))
            Leaks += new LeakCounts(0, 1, 0);
        return text;
    }

    /// <summary>What messages say; the user's own words do not count.</summary>
    public LeakCounts CountIn(IEnumerable<Message> conversation)
        => new(0, 0, conversation.Count(message => message.Role != "user" && message.Content is { } text && _old.AreNamedIn(text)));
}
