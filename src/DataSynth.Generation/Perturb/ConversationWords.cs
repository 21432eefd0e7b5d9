using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Perturb;

/// <summary>What the user's words lend to wrong answers.</summary>
/// <param name="All">The longer words of the last user message, without punctuation; at least one.</param>
/// <param name="Names">Capitalised words that do not begin a sentence.</param>
/// <param name="Numbers">The whole numbers, as written.</param>
/// <param name="Ending">The last few words of the last user message; empty where it has none.</param>
/// <param name="IsEnglish">False where the text is clearly in another language.</param>
internal sealed record ConversationWords(
    IReadOnlyList<string> All, IReadOnlyList<string> Names, IReadOnlyList<string> Numbers, string Ending, bool IsEnglish)
{
    private const int MaxWords = 200;
    private const int EndingWords = 4;

    private static readonly char[] Marks = [.. ".,?!;:\"'()[]{}«»„“”‘’¿¡。？！，、…"];

    /// <summary>Frequent in English requests and in no other language's.</summary>
    private static readonly HashSet<string> English = new(
        [
            "the", "what", "how", "please", "and", "with", "you", "my", "to", "could", "would", "need", "want", "find", "get", "show", "tell",
            "this", "from", "thanks", "it", "which", "i'm",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a task's conversation.</summary>
    /// <param name="task">The task.</param>
    public static ConversationWords Of(ToolTask task)
    {
        var last = task.Conversation.LastOrDefault(message => message.Role == "user")?.Content ?? "";
        var raw = last.Split((char[]?)null, MaxWords, StringSplitOptions.RemoveEmptyEntries);
        var words = raw.Select(word => word.Trim(Marks)).Where(word => word.Length is > 0 and < 40).ToList();
        var longer = words.Where(word => word.Length > 3).ToList();
        var names = raw.Skip(1).Zip(raw)
            .Where(pair => char.IsUpper(pair.First.TrimStart(Marks).FirstOrDefault()) && pair.Second[^1] is not ('.' or '?' or '!' or ':'))
            .Select(pair => pair.First.Trim(Marks))
            .Where(name => name.Length is > 2 and < 40)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new ConversationWords(
            longer.Count > 0 ? longer : ["example"],
            names,
            [.. words.Where(word => word.Length < 10 && word.All(char.IsAsciiDigit) && (word.Length == 1 || word[0] != '0')).Distinct(StringComparer.Ordinal)],
            string.Join(' ', words.TakeLast(EndingWords)),
            raw.Length == 0 || words.Exists(English.Contains));
    }
}
