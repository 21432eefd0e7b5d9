namespace DataSynth.Journal;

/// <summary>One request that the current settings ask for.</summary>
/// <param name="Task">Ordinal of its task, as <see cref="PlanWriter.AddTaskAsync"/> returned it.</param>
/// <param name="Generator">Index of its generator in the plan's list.</param>
/// <param name="Sample">Index among the samples of this task and generator, from 0.</param>
/// <param name="Key">Identity of what is sent.</param>
public sealed record PlanEntry(long Task, int Generator, int Sample, RequestKey Key)
{
    /// <summary>The sampling seed that is sent, or null.</summary>
    public long? Seed { get; init; }

    /// <summary>The sampling temperature that is sent, or null.</summary>
    public double? Temperature { get; init; }

    /// <summary>Identity of the prompt template, or null.</summary>
    public string? PromptHash { get; init; }
}
