using System.Buffers;
using System.Text.Json;

namespace DataSynth.Generation.Http;

/// <summary>Writes the bodies of requests. Each thread keeps a writer with its buffer, since a body is written for every request and most
/// are some kilobytes long.</summary>
internal static class BodyWriter
{
    private const int Least = 16 * 1024;
    private const int MostKept = 256 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _kept;

    /// <summary>Writes one JSON value.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="value">What is written.</param>
    /// <param name="write">Writes it; does not write another body meanwhile.</param>
    /// <returns>The bytes, in an array of their own.</returns>
    public static byte[] Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, json) = _kept ?? Create();
        _kept = null;
        write(json, value);
        json.Flush();
        var body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKept)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            _kept = (buffer, json);
        }

        return body;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Create()
    {
        var buffer = new ArrayBufferWriter<byte>(Least);
        return (buffer, new Utf8JsonWriter(buffer, WireJson.WriterOptions));
    }
}
