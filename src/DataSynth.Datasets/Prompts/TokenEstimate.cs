using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Prompts;

/// <summary>
/// Estimates how many tokens a model makes of a text, without its vocabulary, and rather too many than too few. Measured against the
/// vocabularies of GPT-4, GPT-4o, Llama 3 (which Qwen's and Granite's resemble), Llama 2 and Mistral 7B, it gives for catalogues of tools
/// 1.05 to 1.55 times the true number, for obfuscated ones 1.0 to 1.45, for short English texts 0.75 to 1.55, for other scripts and
/// emoji 0.8 to 5.7.
/// </summary>
public static class TokenEstimate
{
    /// <summary>What a chat template puts around a message: role, begin and end.</summary>
    private const int PerMessage = 8;

    /// <summary>Instructions of its own that a server's chat template puts before tools sent natively.</summary>
    private const int PerCatalogue = 200;

    // In tenths of a token.
    private const int Tenths = 10;
    private const int LettersPerPiece = 6;
    private const int PerMark = 4;
    private const int PerTwoByteLetter = 12;
    private const int PerOther = 20;

    /// <summary>The estimate for a text.</summary>
    /// <param name="text">The text.</param>
    public static int Of(string text)
    {
        var tenths = 0L;
        for (var at = 0; at < text.Length;)
        {
            var (cost, length) = Next(text, at);
            tenths += cost;
            at += length;
        }

        return (int)Math.Min(int.MaxValue, Whole(tenths) / Tenths);
    }

    /// <summary>The estimate for a whole request.</summary>
    /// <param name="messages">Its messages.</param>
    /// <param name="tools">The tools that are sent beside them; none where the messages hold them.</param>
    public static int Of(IReadOnlyList<Message> messages, IReadOnlyList<Tool> tools)
    {
        var sum = 0L;
        foreach (var message in messages)
            sum += PerMessage + Of(ConversationText.ContentOf(message));
        if (tools.Count > 0)
        {
            var catalogue = new JsonTextBuilder();
            ToolJson.WriteList(tools, catalogue);
            sum += PerCatalogue + Of(catalogue.ToString());
        }

        return (int)Math.Min(int.MaxValue, sum);
    }

    /// <summary>The cost of the piece at a position, and its length: vocabularies cut texts at changes of kind and within words.</summary>
    private static (long Tenths, int Length) Next(string text, int at)
    {
        var first = text[at];
        if (char.IsAsciiLetter(first))
            return Word(text, at);
        if (char.IsAsciiDigit(first))
            return (Tenths, 1);
        if (first == ' ')
        {
            // One blank belongs to the word behind it.
            var blanks = Run(text, at, static character => character == ' ');
            return ((blanks - 1 + 3) / 4 * Tenths, blanks);
        }

        if (first < ' ')
            return (Tenths, 1);
        if (first >= 0x80)
            return (first < 0x800 ? PerTwoByteLetter : PerOther, 1);
        var marks = Run(text, at, static character => char.IsAscii(character) && character > ' ' && !char.IsAsciiLetterOrDigit(character));
        return (Whole(marks * PerMark), marks);
    }

    /// <summary>Capitals and the small letters behind them.</summary>
    private static (long Tenths, int Length) Word(string text, int at)
    {
        var capitals = Run(text, at, char.IsAsciiLetterUpper);
        var small = Run(text, at + capitals, char.IsAsciiLetterLower);
        var alone = small > 0 ? Math.Max(0, capitals - 1) : capitals;
        var word = small > 0 ? small + Math.Min(1, capitals) : 0;
        return (((word + LettersPerPiece - 1) / LettersPerPiece * Tenths) + (((alone * 2) + 2) / 3 * Tenths), capitals + small);
    }

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end]))
            end++;
        return end - at;
    }

    private static long Whole(long tenths) => (tenths + Tenths - 1) / Tenths * Tenths;
}
