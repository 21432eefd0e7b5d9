using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>Conversations as ShareGPT writes them: <c>conversations</c>, a list of <c>{"from", "value"}</c>.</summary>
internal static class SpokenTurns
{
    /// <summary>Reads the turns of a record.</summary>
    public static bool TryRead(
        LocatedJson located, [NotNullWhen(true)] out IReadOnlyList<SpokenTurn>? turns, [NotNullWhen(false)] out RowProblem? problem)
    {
        turns = null;
        if (!located.TryGetEmbedded("conversations", out var list, out problem))
        {
            problem = problem.As(QuarantineKinds.NoConversation);
            return false;
        }

        if (list.Value is not JsonArray { Items.Count: > 0 } array)
        {
            problem = new RowProblem(QuarantineKinds.NoConversation, $"`conversations` is {JsonKindNames.Of(list.Value)}; expected a list of turns with `from` and `value`");
            return false;
        }

        var read = new List<SpokenTurn>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is not JsonObject turn || RoleOf(turn) is not { } role || (turn.GetText("value") ?? turn.GetText("content")) is not { } text)
            {
                problem = new RowProblem(
                    QuarantineKinds.NoConversation, $"turn {read.Count + 1} has no known `from` or no text in `value`; expected system, user or human, assistant or gpt, tool");
                return false;
            }

            read.Add(new SpokenTurn(role, text));
        }

        turns = read;
        return true;
    }

    /// <summary>The record's id: its own behind the data set's name, or its row.</summary>
    public static string IdOf(JsonObject record, long row, TaskDefaults defaults)
        => TaskJson.TryReadId(record, out var id, out _) ? $"{defaults.Dataset}-{id}" : $"{defaults.Dataset}-row{row}";

    private static string? RoleOf(JsonObject turn) => (turn.GetText("from") ?? turn.GetText("role")) switch
    {
        "system" => "system",
        "user" or "human" => "user",
        "assistant" or "gpt" or "model" or "function_call" => "assistant",
        "tool" or "observation" or "function" or "function_response" or "ipython" => "tool",
        _ => null,
    };
}
