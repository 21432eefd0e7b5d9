using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// The structured log of a run folder, <c>log.jsonl</c>: one JSON object a line with <c>time</c> (UTC), <c>event</c> and the event's own
/// members; sessions follow each other in one file. Thread-safe. A disk that cannot be written ends no run here.
/// </summary>
internal sealed class RunLog : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly TimeProvider _time;
    private readonly FileStream _file;
    private readonly long _maxBytes;

    /// <summary>Opens the log at its end.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="time">The clock of the lines.</param>
    /// <param name="maxBytes">Size beyond which failed requests are no longer written one by one; they stand in <c>failed.jsonl</c>
    /// anyway.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public RunLog(string path, TimeProvider time, long maxBytes = 64 << 20)
    {
        _time = time;
        _maxBytes = maxBytes;
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Writes an event that happens a few times in a run.</summary>
    /// <param name="name">Its name, such as <c>run_started</c>.</param>
    /// <param name="writeMembers">Writes its members.</param>
    public void Write(string name, Action<Utf8JsonWriter> writeMembers) => Write(name, writeMembers, long.MaxValue);

    /// <summary>Writes a failed request, unless the log is full.</summary>
    /// <param name="generator">Who was asked.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="reason">The kind of failure.</param>
    /// <param name="attempts">Times the request was sent.</param>
    /// <param name="error">The last error, without secrets.</param>
    public void RequestFailed(string generator, string key, string reason, int attempts, string error)
        => Write(
            "request_failed",
            json =>
            {
                json.WriteString("generator", generator);
                json.WriteString("request_key", key);
                json.WriteString("reason", reason);
                json.WriteNumber("attempts", attempts);
                json.WriteString("error", error);
            },
            _maxBytes);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void Write(string name, Action<Utf8JsonWriter> writeMembers, long maxBytes)
    {
        lock (_lock)
        {
            if (_file.Position >= maxBytes)
                return;
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line, Options))
            {
                json.WriteStartObject();
                json.WriteString("time", _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
                json.WriteString("event", name);
                writeMembers(json);
                json.WriteEndObject();
            }

            _line.Write("\n"u8);
            try
            {
                _file.Write(_line.WrittenSpan);
            }
            catch (IOException)
            {
                // Told once by whoever needs the disk.
            }
        }
    }
}
