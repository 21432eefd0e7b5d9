using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Answers in words where a call would be right.</summary>
internal static class PlainAnswers
{
    private static readonly string[] Openings = ["", "", "Thanks for asking. ", "Sure. ", "Of course! ", "Hello! "];

    private static readonly string[] Sentences =
    [
        "I'm sorry, but I can't help with that.",
        "Could you tell me more about what you need?",
        "I have taken care of that for you.",
        "I don't have access to live data, so I can't look that up.",
        "Let me check that for you. One moment, please.",
        "You can find this out on the provider's website.",
        "I would need a little more detail before I can start.",
        "Based on what I know, everything should be fine.",
        "What exactly do you mean by \"{0}\"?",
        "I can't say anything certain about \"{0}\".",
        "As for \"{0}\": that is done.",
        "I will get back to you about \"{0}\".",
    ];

    /// <summary>Without words of a language of its own, for conversations that are clearly not English.</summary>
    private static readonly string[] Neutral = ["{0}?", "{0}…", "{0}: OK.", "«{0}»?", "OK: {0}.", "OK.", "…", "?"];

    /// <summary>Proposes answers in a drawn order.</summary>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    public static IEnumerable<string> Of(ConversationWords words, SeededRandom random)
    {
        var hasEnding = words.Ending.Length > 0;
        var sentences = (words.IsEnglish ? Sentences : Neutral).Where(sentence => hasEnding || !sentence.Contains("{0}", StringComparison.Ordinal)).ToArray();
        random.Shuffle(sentences.AsSpan());
        foreach (var sentence in sentences)
        {
            var opening = words.IsEnglish ? random.Pick(Openings) : "";
            yield return opening + sentence.Replace("{0}", words.Ending, StringComparison.Ordinal);
        }
    }
}
