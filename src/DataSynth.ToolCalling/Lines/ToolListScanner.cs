using System.Text.Json;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// Finds the names of tools without building their schemas, most of which a label never looks at. Understands what
/// <see cref="ToolListReader"/> does, but leaves everything unusual to it.
/// </summary>
internal static class ToolListScanner
{
    private static readonly ReadOnlyMemory<byte> NoParameters = "{}"u8.ToArray();

    /// <summary>One tool as far as it was read.</summary>
    private record struct Definition(string? Name, ReadOnlyMemory<byte> Parameters, bool IsPlain);

    /// <summary>Scans a list of tools.</summary>
    /// <param name="utf8">The list; kept by the tools. Known to be well-formed JSON.</param>
    /// <returns>Null when it holds anything but plain tools.</returns>
    public static IReadOnlyList<Tool>? TryScan(ReadOnlyMemory<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = JsonTextReader.DefaultMaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return null;

        var tools = new List<Tool>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject || Scan(ref reader, utf8) is not { IsPlain: true, Name.Length: > 0 } tool)
                return null;
            tools.Add(new Tool(tool.Name, tool.Parameters));
        }

        return tools;
    }

    private static Definition Scan(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8)
    {
        var outer = new Definition(null, NoParameters, IsPlain: true);
        Definition? inner = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                outer.IsPlain &= reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
                outer.Name = outer.IsPlain ? reader.GetString() : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("parameters"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                outer.IsPlain &= reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
                outer.Parameters = utf8[start..(int)reader.BytesConsumed];
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                    inner = Scan(ref reader, utf8);
                else
                    outer.IsPlain = false;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return inner is { } function ? function with { IsPlain = function.IsPlain && outer.IsPlain } : outer;
    }
}
