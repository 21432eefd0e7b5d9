using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>The conversation of a BFCL case: the user's words (2024), a list of messages, or a list of turns of messages.</summary>
internal static class BfclQuestion
{
    /// <summary>Reads <c>question</c>.</summary>
    public static bool TryRead(
        LocatedJson record,
        [NotNullWhen(true)] out IReadOnlyList<Message>? conversation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        conversation = null;
        if (((JsonObject)record.Value).GetText("question") is { } words && !words.AsSpan().TrimStart().StartsWith("["))
        {
            conversation = [new Message("user", words)];
            problem = null;
            return true;
        }

        if (!record.TryGetEmbedded("question", out var question, out problem))
            return false;

        if (question.Value is JsonArray { Items: [JsonArray firstTurn, ..] turns })
        {
            if (turns.Count > 1)
            {
                problem = new RowProblem(
                    QuarantineKinds.Executed,
                    $"a case of {turns.Count} turns: the leaderboard executes these, so there are no right calls to compare with");
                return false;
            }

            return MessageJson.TryReadList(firstTurn, out conversation, out problem);
        }

        return MessageJson.TryReadList(question.Value, out conversation, out problem);
    }
}
