using System.Text;
using System.Threading.Channels;

namespace DataSynth.Cli.Tests.Filters;

/// <summary>Gives what the test says, when it says it.</summary>
internal sealed class DialogueStream : MemoryStream
{
    private readonly Channel<byte[]> _said = Channel.CreateUnbounded<byte[]>();

    public void Say(string text) => _said.Writer.TryWrite(Encoding.UTF8.GetBytes(text)).ShouldBeTrue();

    public void End() => _said.Writer.Complete();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!await _said.Reader.WaitToReadAsync(cancellationToken) || !_said.Reader.TryRead(out var bytes))
            return 0;
        bytes.CopyTo(buffer);
        return bytes.Length;
    }
}
