using System.Text;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export;

/// <summary>
/// How long rows are once a trainer renders them: tools, conversation and the longer of the two answers. Trainers drop rows beyond their
/// limit without a word (TRL's reward trainer at 1,024 tokens), so the card says how many that would be. Memory is fixed.
/// </summary>
internal sealed class LengthStatistics
{
    /// <summary>Bytes of UTF-8 that a token has on average in English text and JSON; a rule of thumb, and named as such.</summary>
    public const int BytesPerToken = 4;

    private const int MaxTokens = 65_536;

    private readonly long[] _byTokens = new long[MaxTokens + 1];
    private long _characters;

    /// <summary>Rows counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Characters of the longest row.</summary>
    public long LongestCharacters { get; private set; }

    /// <summary>Characters of a row on average, rounded; 0 without rows.</summary>
    public long AverageCharacters => Rows == 0 ? 0 : _characters / Rows;

    /// <summary>Counts a row.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="tools">The catalogue.</param>
    /// <param name="answer">An answer.</param>
    /// <param name="otherAnswer">The other one, or empty.</param>
    public void Add(ToolTask task, string tools, string answer, string otherAnswer)
    {
        long characters = tools.Length + Math.Max(answer.Length, otherAnswer.Length);
        long bytes = Encoding.UTF8.GetByteCount(tools) + Math.Max(Encoding.UTF8.GetByteCount(answer), Encoding.UTF8.GetByteCount(otherAnswer));
        foreach (var message in task.Conversation)
        {
            var content = ConversationText.ContentOf(message);
            characters += content.Length;
            bytes += Encoding.UTF8.GetByteCount(content);
        }

        Rows++;
        _characters += characters;
        LongestCharacters = Math.Max(LongestCharacters, characters);
        _byTokens[Math.Min(MaxTokens, (bytes + BytesPerToken - 1) / BytesPerToken)]++;
    }

    /// <summary>The estimated tokens that a share of the rows do not exceed.</summary>
    /// <param name="share">Such as 0.5 for the median.</param>
    public int TokensAt(double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(Rows * share));
        var passed = 0L;
        for (var tokens = 0; tokens < MaxTokens; tokens++)
        {
            passed += _byTokens[tokens];
            if (passed >= rank)
                return tokens;
        }

        return Rows == 0 ? 0 : MaxTokens;
    }

    /// <summary>Rows whose estimated tokens exceed a number below 65,536.</summary>
    public long RowsOver(int tokens)
    {
        var over = 0L;
        for (var i = tokens + 1; i <= MaxTokens; i++)
            over += _byTokens[i];
        return over;
    }
}
