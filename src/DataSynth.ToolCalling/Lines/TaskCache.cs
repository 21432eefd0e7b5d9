using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Tasks of the filter <c>label</c> by the bytes that they are read from.</summary>
internal sealed class TaskCache
{
    /// <summary>Some thousand tasks of usual size.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly ByteKeyedCache<ToolTask> _tasks = new(MaxBytes);

    /// <summary>The task of a line, read or remembered.</summary>
    /// <inheritdoc cref="LabelTask.TryRead"/>
    public bool TryGet(
        ReadOnlySpan<byte> tools,
        ReadOnlySpan<byte> calls,
        ExpectationKind kind,
        SourceLanguage language,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out string? error)
    {
        var length = tools.Length + calls.Length + 2;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var key = rented.AsSpan(0, length);
        key[0] = (byte)kind;
        key[1] = (byte)language;
        tools.CopyTo(key[2..]);
        calls.CopyTo(key[(2 + tools.Length)..]);
        try
        {
            task = _tasks.Find(key);
            if (task is not null)
            {
                error = null;
                return true;
            }

            if (!LabelTask.TryRead(tools, calls, kind, language, out task, out error))
                return false;
            _tasks.Add(key, task);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
