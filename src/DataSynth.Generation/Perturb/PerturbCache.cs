using System.Runtime.CompilerServices;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Remembers the answers of the tasks asked last, because the samples of a task are asked one after another. Thread-safe and bounded:
/// each hash has one place, and what comes last has it. It saves work only; what a sample holds does not depend on it.
/// </summary>
/// <param name="runSeed">The run's seed.</param>
internal sealed class PerturbCache(long runSeed)
{
    private const int Places = 64;

    private readonly PerturbSequence?[] _places = new PerturbSequence?[Places];

    /// <summary>The answers to a form of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="variant">Which form of the task.</param>
    public PerturbSequence Get(ToolTask task, string variant)
    {
        var hash = HashCode.Combine(RuntimeHelpers.GetHashCode(task), variant.Length);
        ref var place = ref _places[(uint)hash % Places];
        if (Volatile.Read(ref place) is { } known && known.IsFor(task, variant))
            return known;
        var made = Perturber.Sequence(task, variant, runSeed);
        Volatile.Write(ref place, made);
        return made;
    }
}
