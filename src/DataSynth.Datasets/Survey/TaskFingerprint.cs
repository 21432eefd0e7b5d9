using DataSynth.Datasets.Deduplication;
using DataSynth.Datasets.Decontamination;

namespace DataSynth.Datasets.Survey;

/// <summary>What <see cref="TaskSurvey"/> needs to know of a task.</summary>
public sealed class TaskFingerprint
{
    internal TaskFingerprint(string taskId, ulong situation, Contamination? contamination, NearText? text)
    {
        TaskId = taskId;
        Situation = situation;
        Contamination = contamination;
        Text = text;
    }

    /// <summary>The task's id.</summary>
    public string TaskId { get; }

    /// <summary>The benchmark item that it matches, or null.</summary>
    public Contamination? Contamination { get; }

    /// <summary>Equal for tasks with the same conversation and the same names of tools.</summary>
    internal ulong Situation { get; }

    internal NearText? Text { get; }
}
