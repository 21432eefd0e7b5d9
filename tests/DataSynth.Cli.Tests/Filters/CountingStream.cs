namespace DataSynth.Cli.Tests.Filters;

/// <summary>Repeats a line and tells how much was read.</summary>
internal sealed class CountingStream(byte[] line, int times, Action<int> tell) : MemoryStream
{
    private long _given;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = (int)(_given % line.Length);
        var length = Math.Min(buffer.Length, line.Length - at);
        if (_given >= (long)line.Length * times)
            return ValueTask.FromResult(0);
        line.AsMemory(at, length).CopyTo(buffer);
        _given += length;
        tell(length);
        return ValueTask.FromResult(length);
    }
}
