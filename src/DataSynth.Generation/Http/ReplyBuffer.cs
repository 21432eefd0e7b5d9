using System.Buffers;

namespace DataSynth.Generation.Http;

/// <summary>Gathers the bytes of a reply in a borrowed array: most replies are small, and what a server says of their length is not
/// trusted with much memory before the bytes are there.</summary>
/// <param name="announced">The length that the server announces, or null.</param>
internal sealed class ReplyBuffer(long? announced) : IDisposable
{
    private const int Least = 4 * 1024;
    private const int MostAtFirst = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((announced ?? 0) + 1, Least, MostAtFirst));
    private int _written;

    /// <summary>The bytes so far; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free()
    {
        if (_written == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(_written);
    }

    /// <summary>Takes bytes up that were put into <see cref="Free"/>.</summary>
    /// <param name="count">How many.</param>
    public void Advance(int count) => _written += count;

    /// <summary>Gives the array back; once.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
