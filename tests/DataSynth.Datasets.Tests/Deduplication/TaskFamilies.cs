using DataSynth.Datasets.Deduplication;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Deduplication;

/// <summary>Random tasks that come in families: a text, and the same text with a few changes.</summary>
internal static class TaskFamilies
{
    private static readonly string[] Syllables = ["ba", "ne", "ti", "ko", "ru", "sa", "mel", "dor", "vin", "pha", "qui", "lo", "ster", "ang"];

    /// <summary>A text of random words.</summary>
    public static string Text(SeededRandom random, int words)
        => string.Join(' ', Enumerable.Range(0, words).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Pick(Syllables)))));

    /// <summary>The text with some words exchanged.</summary>
    public static string Changed(string text, SeededRandom random, int words)
    {
        var all = text.Split(' ');
        for (var i = 0; i < words; i++)
            all[random.Next(all.Length)] = Text(random, 1);
        return string.Join(' ', all);
    }

    /// <summary>A task about a city.</summary>
    public static ToolTask Task(string id, string text, string city = "Paris")
        => TaskSamples.Weather(id, $$""" "expected":[{"name":"get_weather","arguments":{"city":"{{city}}"} }]""") with
        {
            Conversation = [new Message("system", "You help."), new Message("user", text)],
        };

    /// <summary>The true similarity of two texts.</summary>
    public static double Similarity(string left, string right)
        => Shingles.Jaccard(Shingles.Of(PlainText.Of(left)), Shingles.Of(PlainText.Of(right)));
}
