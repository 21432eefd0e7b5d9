using DataSynth.Cli.Console;

namespace DataSynth.Cli.Runs;

/// <summary>Whether a generator's prompts leave room for its replies, by estimate.</summary>
/// <param name="model">The model.</param>
/// <param name="room">Tokens that a prompt may have, or null where nobody says.</param>
internal sealed class PromptFit(string model, int? room)
{
    private string _longestTask = "";

    /// <summary>The model.</summary>
    public string Model => model;

    /// <summary>Tokens that a prompt may have: the context less the longest reply; null where nobody says how long the context is.</summary>
    public int? Room => room;

    /// <summary>Tasks whose prompt may be longer, each variant counted.</summary>
    public long TooLong { get; private set; }

    /// <summary>Estimated tokens of the longest prompt.</summary>
    public int Longest { get; private set; }

    /// <summary>All of it, and the way back from a plan that stands.</summary>
    public FitCounts Counts
    {
        get => new(Longest, _longestTask, TooLong);
        set => (Longest, _longestTask, TooLong) = value;
    }

    /// <summary>Takes note of a prompt.</summary>
    /// <param name="taskId">Its task.</param>
    /// <param name="tokens">Its estimated tokens.</param>
    public void Add(string taskId, int tokens)
    {
        if (tokens > Longest)
            (Longest, _longestTask) = (tokens, taskId);
        if (tokens > room)
            TooLong++;
    }

    /// <summary>What is too long, one sentence without a full stop.</summary>
    public string Describe()
        => $"{NumberText.Count(TooLong)} prompts may not fit {model}: up to {NumberText.Count(Longest)} tokens by a careful estimate (task {_longestTask}), "
            + $"{NumberText.Count(room ?? 0)} are left of the context beside max_output_tokens";
}
