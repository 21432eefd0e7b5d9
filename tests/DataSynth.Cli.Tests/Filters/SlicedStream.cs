namespace DataSynth.Cli.Tests.Filters;

/// <summary>Gives at most a number of bytes in one read.</summary>
internal sealed class SlicedStream(byte[] bytes, int most) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
}
