using DataSynth.Datasets.Obfuscation;

namespace DataSynth.Cli.Runs;

/// <summary>What is noticed while tasks become requests: obfuscated variants, old names that they still say, prompts that are too long.</summary>
/// <param name="generators">The generators, in the order of the plan.</param>
internal sealed class PlanFindings(IReadOnlyList<PreparedGenerator> generators)
{
    private readonly PromptFit[] _fits = [.. generators.Select(generator => new PromptFit(generator.Settings.Model, generator.Room))];
    private LeakCounts _leaks;

    /// <summary>Obfuscated variants so far.</summary>
    public long Variants { get; private set; }

    /// <summary>Variants that still say an old name as a name.</summary>
    public long LeakingVariants { get; private set; }

    /// <summary>Where they say them, all variants together.</summary>
    public LeakCounts Leaks => _leaks;

    /// <summary>Whether prompts fit, by generator, in the order of the plan.</summary>
    public IReadOnlyList<PromptFit> Fits => _fits;

    /// <summary>All of it, and the way back from a plan that stands.</summary>
    public FindingCounts Counts
    {
        get => new(Variants, LeakingVariants, _leaks, [.. _fits.Select(fit => fit.Counts)]);
        set
        {
            (Variants, LeakingVariants, _leaks) = (value.Variants, value.LeakingVariants, value.Leaks);
            foreach (var (fit, counts) in _fits.Zip(value.Fits))
                fit.Counts = counts;
        }
    }

    /// <summary>What a person should know of it, a sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        foreach (var fit in _fits.Where(fit => fit.TooLong > 0))
            yield return fit.Describe();
        if (Variants > 0)
            yield return LeakText.Describe(Variants, LeakingVariants, _leaks);
    }

    /// <summary>Takes note of a task in one of its forms.</summary>
    /// <param name="form">The form.</param>
    public void Add(TaskForm form)
    {
        if (form.Obfuscated is not { Leaks: var leaks })
            return;
        Variants++;
        _leaks += leaks;
        if (leaks.Names + leaks.Messages > 0)
            LeakingVariants++;
    }

    /// <summary>Takes note of what a generator is asked.</summary>
    /// <param name="generator">Its index in the plan.</param>
    /// <param name="form">The task.</param>
    /// <param name="requests">The requests.</param>
    public void Add(int generator, TaskForm form, TaskRequests requests)
    {
        if (_fits[generator].Room is not null)
            _fits[generator].Add(form.Task.Id, requests.EstimateTokens());
    }
}
