using System.Text;
using DataSynth.Datasets.Deduplication;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Survey;

/// <summary>
/// Looks at all source tasks before any is exported: which match a benchmark, which say nearly the same. What it decides does not depend
/// on their order. Not thread-safe, but for <see cref="Look"/>.
/// </summary>
public sealed class TaskSurvey : IDisposable
{
    private readonly SurveyOptions _options;
    private readonly NearDuplicates? _near;
    private readonly KeySorter _situations;
    private readonly TaskDecisions _decisions = new();

    /// <summary>Begins.</summary>
    /// <param name="options">What is looked for.</param>
    public TaskSurvey(SurveyOptions options)
    {
        _options = options;
        _situations = new KeySorter(options.ScratchDirectory, "situations", options.KeyMemoryBytes / 8);
        if (options.ComparesTexts)
        {
            _near = new NearDuplicates(
                options.Dedup.Near ?? DedupSettings.SplitSimilarity, options.Seed, options.ScratchDirectory, options.KeyMemoryBytes);
        }
    }

    /// <summary>Works out what is needed of a task; on any thread.</summary>
    /// <param name="task">A source task as its source has it, not an obfuscated variant.</param>
    public TaskFingerprint Look(ToolTask task)
    {
        if (_options.Benchmarks?.Find(task) is { } match)
            return new TaskFingerprint(task.Id, 0, match, null);
        var situation = SituationOf(task);
        if (_near is null)
            return new TaskFingerprint(task.Id, situation, null, null);
        var text = new StringBuilder();
        foreach (var message in task.Conversation.Where(message => message.Role != "system"))
            PlainText.Append(ConversationText.ContentOf(message), text);

        var plain = text.ToString();
        var kind = AnswerKind.Of(task, _options.Dedup.IgnoreValues);
        return new TaskFingerprint(task.Id, situation, null, _near.Prepare(task.Id, plain, kind, ConversationOf(task, plain)));
    }

    /// <summary>Takes the next task.</summary>
    /// <param name="task">What <see cref="Look"/> made of it; each task once.</param>
    public void Add(TaskFingerprint task)
    {
        if (task.Contamination is not null)
        {
            _decisions.Add(KeyHash.Of(task.TaskId), new TaskDecision(TaskFate.Contaminated, task.TaskId));
            return;
        }

        _situations.Add(new UInt128(task.Situation, TaskDecisions.HashOf(task.TaskId)));
        if (task.Text is { } text)
            _near!.Add(text);
    }

    /// <summary>Decides.</summary>
    /// <param name="onDuplicate">Takes the tasks that are left out as near-duplicates, in the order of the tasks.</param>
    public TaskDecisions Complete(Action<NearDuplicateTask>? onDuplicate = null)
    {
        foreach (var (id, representative, side) in _near?.Clustered() ?? [])
        {
            var fate = _options.Dedup.Near is not null && id != representative ? TaskFate.NearDuplicate : TaskFate.Kept;
            _decisions.Add(KeyHash.Of(id), new TaskDecision(fate, side));
            if (fate == TaskFate.NearDuplicate)
                onDuplicate?.Invoke(new NearDuplicateTask(id, representative));
        }

        FindAlike();
        return _decisions;
    }

    /// <summary>Deletes scratch files.</summary>
    public void Dispose()
    {
        _near?.Dispose();
        _situations.Dispose();
    }

    private void FindAlike()
    {
        var last = default(UInt128?);
        foreach (var task in _situations.Sorted())
        {
            if (last is { } before && before >> 64 == task >> 64 && before != task)
            {
                _decisions.AddAlike((ulong)before);
                _decisions.AddAlike((ulong)task);
            }

            last = task;
        }
    }

    /// <summary>Equal for tasks with the same conversation, whatever their tools, right calls and system messages: by its words, or as it
    /// stands where it has none, or by its system messages where it has nothing else.</summary>
    private static ulong ConversationOf(ToolTask task, string plain)
    {
        if (plain.Length > 0)
            return (ulong)(KeyHash.Of(plain) >> 64);
        var said = task.Conversation.ToLookup(message => message.Role == "system", message => ConversationText.ContentOf(message).Trim());
        string[] texts = [.. said[said[false].All(text => text.Length == 0)]];
        return (ulong)(KeyHash.Of(["no words", .. texts]) >> 64);
    }

    /// <summary>What is worked out of every task to find the few whose answers must be compared: less than all that makes a situation.</summary>
    private static ulong SituationOf(ToolTask task)
        => (ulong)(KeyHash.Of(
        [
            .. task.Conversation.SelectMany(message => new[] { message.Role, message.Content ?? "" }),
            .. task.Tools.Select(tool => tool.Name).Order(StringComparer.Ordinal),
        ]) >> 64);
}
