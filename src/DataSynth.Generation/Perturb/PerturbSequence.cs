using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Perturb;

/// <summary>The wrong answers to one form of a task, found once and as far as somebody asked. Thread-safe.</summary>
/// <param name="task">The task.</param>
/// <param name="variant">Which form of the task.</param>
/// <param name="answers">Its different wrong answers in order.</param>
internal sealed class PerturbSequence(ToolTask task, string variant, IEnumerable<byte[]> answers)
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _found = [];
    private IEnumerator<byte[]>? _rest = answers.GetEnumerator();

    /// <summary>Whether these are the answers to a form of a task; another instance of an equal task counts as another.</summary>
    /// <param name="other">The task.</param>
    /// <param name="otherVariant">Which form of it.</param>
    public bool IsFor(ToolTask other, string otherVariant) => ReferenceEquals(task, other) && variant == otherVariant;

    /// <summary>The body of one sample.</summary>
    /// <param name="index">Which sample, from 0; beyond the last, they begin again.</param>
    /// <returns>Null when there is no wrong answer.</returns>
    public byte[]? Sample(int index)
    {
        lock (_gate)
        {
            while (_found.Count <= index && _rest is not null)
            {
                if (_rest.MoveNext())
                    _found.Add(_rest.Current);
                else
                    _rest = null;
            }

            return _found.Count == 0 ? null : _found[index % _found.Count];
        }
    }
}
