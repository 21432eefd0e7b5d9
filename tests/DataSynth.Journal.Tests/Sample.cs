using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataSynth.Journal.Tests;

/// <summary>Plans and replies that tests share.</summary>
internal static class Sample
{
    public static readonly JournalGenerator[] Generators = [new("model-a", "{\"model\":\"a\"}"), new("model-b", "{\"model\":\"b\"}")];

    public static RequestKey Key(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return new RequestKey(SHA256.HashData(bytes));
    }

    public static JournalReply Answer(RequestKey key, string body = "{\"content\":\"hi\"}") => new()
    {
        Key = key,
        Status = ReplyStatus.Answered,
        Provider = "ollama",
        Body = Encoding.UTF8.GetBytes(body),
        FinishReason = "stop",
        InputTokens = 120,
        OutputTokens = 7,
        Duration = TimeSpan.FromMilliseconds(345),
    };

    public static JournalReply Truncated(RequestKey key, string body = "{\"content\":\"h\"}") =>
        Answer(key, body) with { Truncated = true, FinishReason = "length" };

    public static JournalReply Failure(RequestKey key, string reason = "timeout") => new()
    {
        Key = key,
        Status = ReplyStatus.Failed,
        Provider = "ollama",
        Reason = reason,
        Attempts = 4,
        LastError = "no answer within 10 minutes",
    };

    /// <summary>A plan of tasks × both generators × samples, whose keys count up from 0.</summary>
    public static async Task PlanAsync(RunJournal journal, int tasks, int samples = 1, Func<int, JournalTask>? task = null)
    {
        var plan = await journal.BeginPlanAsync(Generators);
        var number = 0;
        for (var i = 0; i < tasks; i++)
        {
            var ordinal = await plan.AddTaskAsync(task?.Invoke(i) ?? new JournalTask($"t-{i}", "", "tasks.jsonl", $"{{\"id\":\"t-{i}\"}}"));
            for (var generator = 0; generator < Generators.Length; generator++)
            {
                for (var sample = 0; sample < samples; sample++)
                {
                    await plan.AddAsync(new PlanEntry(ordinal, generator, sample, Key(number++))
                    {
                        Seed = number,
                        Temperature = 0.7,
                        PromptHash = "p",
                    });
                }
            }
        }

        await plan.CompleteAsync();
    }

    public static string Text(this JournalReply reply) => Encoding.UTF8.GetString(reply.Body!.Value.Span);
}
