namespace DataSynth.Cli.Tests.Filters;

/// <summary>Never takes anything.</summary>
internal sealed class StuckStream : MemoryStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => await Task.Delay(Timeout.Infinite, cancellationToken);
}
