using System.IO.Compression;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>One output of a model on the Berkeley leaderboard, with what the official decoder made of it.</summary>
internal sealed record BfclRow(string Id, ModelReply Reply, string RawFormat, IReadOnlyList<Tool> Tools, IReadOnlyList<ToolCall>? Decoded, string Category)
{
    private static readonly Lazy<IReadOnlyList<BfclRow>> Python = new(ReadPython);

    public static IReadOnlyList<BfclRow> LoadPython() => Python.Value;

    private static List<BfclRow> ReadPython()
    {
        var cases = Lines("cases.jsonl.gz").ToDictionary(row => row.GetText("id")!);
        return [.. from row in Lines("outputs.jsonl.gz")
                   let task = cases[row.GetText("case_id")!]
                   where task.GetText("language") == "Python"
                   select Read(row, task)];
    }

    public ParsedOutput Parse() => ToolCallParser.Parse(Reply, Tools, new ParseOptions());

    private static IEnumerable<JsonObject> Lines(string file)
    {
        using var stream = new GZipStream(File.OpenRead(TestDataFactAttribute.PathOf("bfcl", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return (JsonObject)JsonValue.Parse(line);
    }

    private static BfclRow Read(JsonObject row, JsonObject task)
    {
        var underscores = row.TryGet("underscore_to_dot", out var replaced) && replaced is JsonBoolean { Value: true };
        var decoded = row.TryGet("decoded", out var calls) && calls is JsonArray ? VectorRow.ReadCalls(calls) : null;
        task.TryGet("tools", out var tools);
        row.TryGet("raw_output", out var raw);
        return new BfclRow(
            row.GetText("id")!, ReadReply(raw!), row.GetText("raw_format")!,
            [.. ((JsonArray)tools!).Items.Cast<JsonObject>().Select(tool => ReadTool(tool, underscores))], decoded, row.GetText("category")!);
    }

    private static Tool ReadTool(JsonObject tool, bool underscores)
    {
        var name = tool.GetText("name")!;
        tool.TryGet("parameters", out var parameters);
        return new Tool(underscores ? name.Replace('.', '_') : name, tool.GetText("description"), parameters!.ToString());
    }

    /// <summary>A list is what the vendor's API gave: objects of name and arguments, and texts between them.</summary>
    private static ModelReply ReadReply(JsonValue raw)
    {
        if (raw is not JsonArray parts)
            return new ModelReply(raw is JsonString text ? text.Text : "", [], null, null);
        var calls = parts.Items.OfType<JsonObject>().SelectMany(part => part.Members)
            .Select(call => new ApiToolCall(call.Name, call.Value is JsonString arguments ? arguments.Text : call.Value.ToString()));
        return new ModelReply(string.Join('\n', parts.Items.OfType<JsonString>().Select(part => part.Text)), [.. calls], null, null);
    }
}
