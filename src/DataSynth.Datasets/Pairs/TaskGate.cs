using DataSynth.Datasets.Survey;

namespace DataSynth.Datasets.Pairs;

/// <summary>Lets the tasks through that the set is made of.</summary>
internal static class TaskGate
{
    /// <summary>Why all candidates of a task are left out, or null.</summary>
    public static LeftOutReason? ReasonAgainst(TaskAnswers task, TaskDecision decision, PairSettings settings) => decision.Fate switch
    {
        TaskFate.Contaminated => LeftOutReason.Contaminated,
        TaskFate.NearDuplicate => LeftOutReason.NearDuplicateTask,
        _ when task.Suspect is not null && !settings.KeepSuspect => LeftOutReason.SuspectGroundTruth,
        _ => null,
    };
}
