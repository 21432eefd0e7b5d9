using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export.Report;

/// <summary>In which script the user writes: what can be told of a language without a model of languages.</summary>
internal static class ConversationScript
{
    private static readonly (int First, int Last, string Name)[] Scripts =
    [
        (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x077F, "Arabic"),
        (0x0900, 0x097F, "Devanagari"), (0x0E00, 0x0E7F, "Thai"), (0x3040, 0x30FF, "Japanese"), (0x4E00, 0x9FFF, "Han"),
        (0xAC00, 0xD7AF, "Hangul"),
    ];

    /// <summary>The script of most letters that are not Latin, if they are at least a fifth of all letters; else Latin.</summary>
    public static string Of(ToolTask task)
    {
        var counts = new int[Scripts.Length];
        var letters = 0;
        foreach (var message in task.Conversation.Where(message => message.Role == "user"))
        {
            foreach (var character in message.Content ?? "")
            {
                letters += char.IsLetter(character) ? 1 : 0;
                var script = Array.FindIndex(Scripts, range => character >= range.First && character <= range.Last);
                if (script >= 0)
                    counts[script]++;
            }
        }

        var most = Array.IndexOf(counts, counts.Max());
        return letters > 0 && counts[most] * 5 >= letters ? Scripts[most].Name : "Latin";
    }
}
