using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Survey;

/// <summary>What was decided about source tasks. Only tasks that something was found about take memory.</summary>
public sealed class TaskDecisions
{
    private readonly Dictionary<UInt128, TaskDecision> _found = [];
    private readonly HashSet<ulong> _alike = [];

    /// <summary>Nothing was found about any task.</summary>
    public static TaskDecisions None { get; } = new();

    /// <summary>Tasks left out as near-duplicates.</summary>
    public long NearDuplicates { get; private set; }

    /// <summary>Tasks left out because they match a benchmark.</summary>
    public long Contaminated { get; private set; }

    /// <summary>Tasks of which there is another one with the same conversation and the same names of tools under another id.</summary>
    public int Alike => _alike.Count;

    /// <summary>Whether a task is one of them.</summary>
    /// <param name="taskId">Its id.</param>
    public bool IsAlike(string taskId) => _alike.Count > 0 && _alike.Contains(HashOf(taskId));

    /// <summary>The decision about a task.</summary>
    /// <param name="taskId">Its id.</param>
    public TaskDecision Of(string taskId)
        => _found.Count > 0 && _found.TryGetValue(KeyHash.Of(taskId), out var decision) ? decision : new TaskDecision(TaskFate.Kept, taskId);

    /// <summary>By which tasks are put into an order that their places do not enter.</summary>
    internal static ulong HashOf(string taskId) => (ulong)(KeyHash.Of(taskId) >> 64);

    internal void AddAlike(ulong taskHash) => _alike.Add(taskHash);

    internal void Add(UInt128 taskKey, TaskDecision decision)
    {
        if (!_found.TryAdd(taskKey, decision))
            return;
        NearDuplicates += decision.Fate == TaskFate.NearDuplicate ? 1 : 0;
        Contaminated += decision.Fate == TaskFate.Contaminated ? 1 : 0;
    }
}
