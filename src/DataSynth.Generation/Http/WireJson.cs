using System.Text.Encodings.Web;
using System.Text.Json;
using DataSynth.Generation.Chat;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Http;

/// <summary>The parts of a request body that both protocols write alike.</summary>
internal static class WireJson
{
    /// <summary>Compact, and text of any script as it is: it goes to a server, not into a web page.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes the <c>tools</c> array; every schema goes out byte for byte.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="names">Their spellings on the wire.</param>
    public static void WriteTools(Utf8JsonWriter json, IReadOnlyList<AIFunctionDeclaration> tools, ToolNameMap names)
    {
        json.WriteStartArray();
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", names.ToWire(tool.Name));
            if (tool.Description.Length > 0)
                json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            json.WriteRawValue((tool as ToolDeclaration)?.SchemaText ?? tool.JsonSchema.GetRawText(), skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes <c>true</c> and <c>false</c> as booleans and any other word as text.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="word">The word.</param>
    public static void WriteBooleanOrText(Utf8JsonWriter json, string word)
    {
        if (bool.TryParse(word, out var value))
            json.WriteBooleanValue(value);
        else
            json.WriteStringValue(word);
    }

    /// <summary>The argument text of an earlier call: as the source has it where it is known.</summary>
    /// <param name="call">The call.</param>
    public static string ArgumentsText(FunctionCallContent call)
        => (call.RawRepresentation as RawToolCall)?.ArgumentsText
            ?? JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>());

    /// <summary>The text of a tool's result.</summary>
    /// <param name="result">The result.</param>
    public static string ResultText(FunctionResultContent result)
        => result.Result as string ?? JsonSerializer.Serialize(result.Result);
}
