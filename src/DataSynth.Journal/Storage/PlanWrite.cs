using System.Security.Cryptography;
using System.Text;

namespace DataSynth.Journal.Storage;

/// <summary>Writes a stretch of tasks and planned requests. Rows that are on file as they are cost no write.</summary>
internal sealed class PlanWrite(
    IReadOnlyList<(long Ordinal, JournalTask Task)> tasks, IReadOnlyList<(long Ordinal, PlanEntry Entry)> entries) : JournalWrite
{
    public override int Rows => tasks.Count + entries.Count;

    public override long Bytes => tasks.Sum(item => (long)item.Task.Text.Length) + (128L * entries.Count);

    public override void Apply(JournalStatements statements)
    {
        foreach (var (ordinal, task) in tasks)
        {
            statements.UpsertTask.Execute(ordinal, HashOf(task), task.Id, task.Variant, task.Source, task.Text);
        }

        foreach (var (ordinal, entry) in entries)
        {
            statements.UpsertPlanned.Execute(
                ordinal, entry.Task, (long)entry.Generator, (long)entry.Sample, entry.Key.ToByteArray(), entry.Seed,
                entry.Temperature, entry.PromptHash);
        }
    }

    /// <summary>Comparing 32 bytes instead of a task's whole text spares reading it back.</summary>
    private static byte[] HashOf(JournalTask task)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[task.Id, task.Variant, task.Source, task.Text])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
