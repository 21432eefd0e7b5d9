using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export.Report;

/// <summary>In which script the user writes: what can be told of a language without a model of languages.</summary>
internal static class ConversationScript
{
    private const string Latin = "Latin";

    private static readonly (int First, int Last, string Name)[] Scripts =
    [
        (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x077F, "Arabic"),
        (0x0900, 0x097F, "Devanagari"), (0x0E00, 0x0E7F, "Thai"), (0x3040, 0x30FF, "Japanese"), (0x4E00, 0x9FFF, "Han"),
        (0xAC00, 0xD7AF, "Hangul"),
    ];

    /// <summary>The script of most letters that are not Latin, if they are at least a fifth of all letters; else Latin.</summary>
    public static string Of(ToolTask task)
    {
        Span<int> counts = stackalloc int[Scripts.Length];
        counts.Clear();
        var letters = 0;
        foreach (var message in task.Conversation)
        {
            if (message is { Role: "user", Content: { } content })
                letters += Count(content, counts);
        }

        var most = 0;
        for (var script = 1; script < counts.Length; script++)
            most = counts[script] > counts[most] ? script : most;
        return letters > 0 && counts[most] * 5 >= letters ? Scripts[most].Name : Latin;
    }

    /// <summary>Adds a text's characters to the counts of their scripts.</summary>
    /// <returns>How many letters the text has.</returns>
    private static int Count(string text, Span<int> counts)
    {
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            if (character >= Scripts[0].First && IndexOf(character) is >= 0 and var script)
                counts[script]++;
        }

        return letters;
    }

    private static int IndexOf(char character)
    {
        for (var script = 0; script < Scripts.Length; script++)
        {
            if (character >= Scripts[script].First && character <= Scripts[script].Last)
                return script;
        }

        return -1;
    }
}
