using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// Reads strict JSON (RFC 8259) into <see cref="JsonValue"/>. Differs from <c>JsonDocument</c> in what it keeps (see there), and in
/// accepting <c>\uD800</c>-style escapes of lone surrogates, which models do write.
/// </summary>
public static class JsonTextReader
{
    /// <summary>Nesting allowed unless told otherwise. Real calls nest up to 63 levels; every level costs stack when a value is
    /// compared, so the limit must stay well below what a thread's stack holds.</summary>
    public const int DefaultMaxDepth = 512;

    /// <summary>Reads one JSON text.</summary>
    /// <param name="utf8">The whole text as UTF-8, without a byte order mark.</param>
    /// <param name="maxDepth">Nesting allowed; deeper text is an error, not a crash.</param>
    /// <param name="value">The value read.</param>
    /// <param name="error">Where and why it could not be read.</param>
    /// <returns>Whether the text was one JSON value with nothing but white space around it.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        int maxDepth,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out JsonError? error)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            value = ReadValue(ref reader);
            while (reader.Read())
            {
                // Utf8JsonReader reports whatever follows the value.
            }

            error = null;
            return true;
        }
        catch (JsonException exception)
        {
            value = null;
            error = Describe(exception);
            return false;
        }
        catch (InvalidOperationException)
        {
            // The only thing GetString and CopyString object to in a token that the reader accepted is bytes that are not UTF-8.
            value = null;
            error = ErrorAt(utf8, (int)reader.TokenStartIndex, "a string that is not valid UTF-8");
            return false;
        }
    }

    /// <summary>Reads one JSON text with the default limits.</summary>
    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, int, out JsonValue?, out JsonError?)"/>
    public static bool TryRead(string text, [NotNullWhen(true)] out JsonValue? value, [NotNullWhen(false)] out JsonError? error)
        => TryRead(Encoding.UTF8.GetBytes(text), DefaultMaxDepth, out value, out error);

    /// <summary>Whether a text is one JSON value; reads it without keeping anything.</summary>
    /// <param name="utf8">The whole text as UTF-8, without a byte order mark.</param>
    /// <param name="maxDepth">Nesting allowed; deeper text is an error, not a crash.</param>
    /// <param name="error">Where and why it is none.</param>
    public static bool IsWellFormed(ReadOnlySpan<byte> utf8, int maxDepth, [NotNullWhen(false)] out JsonError? error)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // Utf8JsonReader reports whatever is wrong.
            }

            error = System.Text.Unicode.Utf8.IsValid(utf8) ? null : ErrorAt(utf8, 0, "bytes that are not valid UTF-8");
            return error is null;
        }
        catch (JsonException exception)
        {
            error = Describe(exception);
            return false;
        }
    }

    private static JsonValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new JsonString(ReadString(ref reader)),
        JsonTokenType.Number => new JsonNumber(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => JsonBoolean.True,
        JsonTokenType.False => JsonBoolean.False,
        _ => JsonNull.Instance,
    };

    private static JsonObject ReadObject(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueIsEscaped ? null : MemberNames.Find(reader.ValueSpan);
            name ??= ReadString(ref reader);
            reader.Read();
            members.Add(new JsonMember(name, ReadValue(ref reader)));
        }

        return JsonObject.Adopt(members, new SourceSpan(start, (int)reader.BytesConsumed - start));
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader));
        return new JsonArray(items, new SourceSpan(start, (int)reader.BytesConsumed - start));
    }

    private static string ReadString(ref Utf8JsonReader reader)
        => reader.ValueIsEscaped && LoneSurrogates.TryUnescape(reader.ValueSpan, out var text) ? text : reader.GetString()!;

    /// <summary>Where and why the framework's reader refused a text.</summary>
    internal static JsonError Describe(JsonException exception)
    {
        var reason = exception.Message;
        var tail = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (tail >= 0)
            reason = reason[..tail];
        return new JsonError(
            (int)(exception.LineNumber ?? 0) + 1,
            (int)(exception.BytePositionInLine ?? 0) + 1,
            reason.TrimEnd('.'));
    }

    private static JsonError ErrorAt(ReadOnlySpan<byte> utf8, int offset, string reason)
    {
        var before = utf8[..offset];
        return new JsonError(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'), reason);
    }
}
