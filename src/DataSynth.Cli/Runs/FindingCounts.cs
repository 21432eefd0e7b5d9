using DataSynth.Datasets.Obfuscation;

namespace DataSynth.Cli.Runs;

/// <summary>What was noticed while tasks became requests.</summary>
/// <param name="Variants">Obfuscated variants.</param>
/// <param name="LeakingVariants">Variants that still say an old name as a name.</param>
/// <param name="Leaks">Where they say them, all variants together.</param>
/// <param name="Fits">The prompts of each generator, in the order of the plan.</param>
internal sealed record FindingCounts(long Variants, long LeakingVariants, LeakCounts Leaks, IReadOnlyList<FitCounts> Fits);
