using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Tasks of the filter <c>label</c> by the bytes that they are read from.</summary>
/// <param name="options">How candidates are judged.</param>
internal sealed class TaskCache(LabelOptions options)
{
    private readonly ReturningCache<TaskLabeller> _tasks = new();

    /// <summary>The labeller of a line's task, made or remembered.</summary>
    /// <param name="tools">The value of <c>tools</c>; empty when the line has none.</param>
    /// <param name="calls">The value of <c>expected</c> or <c>accepted</c>.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="language">How values are written.</param>
    /// <param name="dotsAsUnderscores">Whether the candidate saw tool names without dots.</param>
    /// <param name="labeller">The labeller.</param>
    /// <param name="error">What was found and what was expected.</param>
    /// <returns>False when something is malformed.</returns>
    public bool TryGet(
        ReadOnlySpan<byte> tools,
        ReadOnlySpan<byte> calls,
        ExpectationKind kind,
        SourceLanguage language,
        bool dotsAsUnderscores,
        [NotNullWhen(true)] out TaskLabeller? labeller,
        [NotNullWhen(false)] out string? error)
    {
        const int Prefix = 3;
        var length = Prefix + tools.Length + calls.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var key = rented.AsSpan(0, length);
        key[0] = (byte)kind;
        key[1] = (byte)language;
        key[2] = dotsAsUnderscores ? (byte)1 : (byte)0;
        tools.CopyTo(key[Prefix..]);
        calls.CopyTo(key[(Prefix + tools.Length)..]);
        try
        {
            labeller = _tasks.Find(key);
            if (labeller is not null)
            {
                error = null;
                return true;
            }

            if (!LabelTask.TryRead(tools, calls, kind, language, out var task, out error))
                return false;
            labeller = new TaskLabeller(task, options with { DotsAsUnderscores = dotsAsUnderscores });
            _tasks.Add(key, labeller);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
