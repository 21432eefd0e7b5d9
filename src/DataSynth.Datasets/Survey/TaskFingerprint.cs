using DataSynth.Datasets.Deduplication;
using DataSynth.Datasets.Decontamination;

namespace DataSynth.Datasets.Survey;

/// <summary>What <see cref="TaskSurvey"/> needs to know of a task.</summary>
public sealed class TaskFingerprint
{
    internal TaskFingerprint(string taskId, Contamination? contamination, NearText? text)
    {
        TaskId = taskId;
        Contamination = contamination;
        Text = text;
    }

    /// <summary>The task's id.</summary>
    public string TaskId { get; }

    /// <summary>The benchmark item that it matches, or null.</summary>
    public Contamination? Contamination { get; }

    internal NearText? Text { get; }
}
