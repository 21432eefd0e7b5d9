using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataSynth.Cli.Console;

/// <summary>Writes the one JSON object that <c>--json</c> promises.</summary>
internal static class JsonAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object and a line break to standard output.</summary>
    /// <param name="streams">Where to write.</param>
    /// <param name="writeMembers">Writes the members of the object.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(CommandStreams streams, Action<Utf8JsonWriter> writeMembers, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        await streams.Output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await streams.Output.FlushAsync(cancellationToken);
    }

    /// <summary>Writes a list of texts as a member.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="texts">The texts.</param>
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
