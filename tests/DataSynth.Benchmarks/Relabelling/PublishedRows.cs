using System.Text;
using DataSynth.Parquet;

namespace DataSynth.Benchmarks.Relabelling;

/// <summary>
/// Seeded rows in the shape of ToolRM-train-data: its seven columns, three wrong answers to each query one after the other, a tool list
/// of its own for each query out of a few thousand tools, some 2.5 kB of text a row, as there. One wrong answer in fifty is right, one
/// ground truth in a hundred contradicts its tools, one query in ten has no right call.
/// </summary>
/// <param name="seed">Equal seeds give equal rows.</param>
internal sealed class PublishedRows(int seed)
{
    private const int AnswersPerQuery = 3;
    private const int ToolCount = 4_000;
    private const int WordCount = 6_000;

    private static readonly string[] Models =
    [
        "granite-20b-functioncalling", "mixtral-8x7b-instruct", "mixtral-8x22b-instruct", "codestral-22b", "qwen2.5-7b", "qwen2.5-72b", "phi-4", "olmo-2-13b", "smollm2-1.7b",
    ];

    private readonly Random _random = new(seed);
    private string[] _words = [];
    private Tool[] _tools = [];

    private sealed record Tool(string Name, string Json, string[] Parameters);

    public static ParquetSchema Schema { get; } = new(
    [
        ParquetField.Text("uuid", nullable: true),
        ParquetField.Text("dataset_name", nullable: true),
        ParquetField.List(
            "conversation", ParquetField.Struct("element", [ParquetField.Text("role", nullable: true), ParquetField.Text("content", nullable: true)], nullable: true), nullable: true),
        ParquetField.Text("tools", nullable: true),
        ParquetField.Text("tool_calls_correct", nullable: true),
        ParquetField.Text("tool_calls_incorrect", nullable: true),
        ParquetField.Text("generator_model", nullable: true),
    ]);

    /// <summary>Writes a file of rows.</summary>
    public static void Write(string file, int rows, int seed)
    {
        using var writer = ParquetFileWriter.Create(file, Schema, new() { Compression = ParquetCompression.Zstd, RowGroupRows = 20_480 });
        foreach (var row in new PublishedRows(seed).Take(rows))
            writer.WriteRow(row);
        writer.Complete();
    }

    /// <summary>The rows, made as they are asked for.</summary>
    public IEnumerable<object?[]> Take(int count)
    {
        _words = [.. Enumerable.Range(0, WordCount).Select(_ => Word())];
        _tools = [.. Enumerable.Range(0, ToolCount).Select(MakeTool)];
        for (var made = 0; made < count;)
        {
            var query = Query();
            for (var answer = 0; answer < AnswersPerQuery && made < count; answer++, made++)
                yield return Answer(query);
        }
    }

    private sealed record Asked(string Dataset, object?[] Conversation, string Tools, Tool Called, string[] Values, string Right);

    private Asked Query()
    {
        var offered = Enumerable.Range(0, _random.Next(2, 6)).Select(_ => _tools[_random.Next(ToolCount)]).DistinctBy(tool => tool.Name).ToArray();
        var called = offered[0];
        _random.Shuffle(offered);
        var values = called.Parameters.Select(_ => _words[_random.Next(WordCount)]).ToArray();
        var multi = _random.Next(3) == 0;
        var turns = new object?[multi ? 5 : 1];
        for (var i = 0; i < turns.Length; i++)
            turns[i] = new object?[] { i % 2 == 0 ? "user" : "assistant", Sentence(_random.Next(8, 30)) };
        var isIrrelevant = _random.Next(10) == 0;
        var right = isIrrelevant ? "[]" : _random.Next(100) == 0 ? Call("no_such_tool", called.Parameters, values) : Call(called.Name, called.Parameters, values);
        return new Asked(isIrrelevant ? "xlam-irrelevance" : multi ? "sgd" : "xlam", turns, $"[{string.Join(", ", offered.Select(tool => tool.Json))}]", called, values, right);
    }

    private object?[] Answer(Asked asked)
    {
        var values = (string[])asked.Values.Clone();
        var (name, parameters) = (asked.Called.Name, asked.Called.Parameters);
        switch (_random.Next(50))
        {
            case 0: break;
            case < 10: name = _tools[_random.Next(ToolCount)].Name; break;
            case < 15: (parameters, values) = (parameters[1..], values[1..]); break;
            case < 20: (parameters, values) = ([.. parameters, "extra"], [.. values, "x"]); break;
            default: values[^1] = _words[_random.Next(WordCount)]; break;
        }

        return
        [
            $"{_random.Next():x8}-{_random.Next(65_536):x4}-4{_random.Next(4_096):x3}-a{_random.Next(4_096):x3}-{_random.NextInt64(1L << 48):x12}",
            asked.Dataset,
            asked.Conversation,
            asked.Tools,
            asked.Right,
            _random.Next(30) == 0 ? $"[{Call(name, parameters, values)[1..^1]}, {Call(name, parameters, values)[1..^1]}]" : Call(name, parameters, values),
            Models[_random.Next(Models.Length)],
        ];
    }

    private Tool MakeTool(int number)
    {
        var name = $"{_words[_random.Next(WordCount)]}_{number}";
        var parameters = Enumerable.Range(0, _random.Next(1, 6)).Select(i => $"{_words[_random.Next(WordCount)]}_{i}").ToArray();
        var json = new StringBuilder($"{{\"name\": \"{name}\", \"description\": \"{Sentence(14)}\", \"parameters\": {{\"type\": \"object\", \"properties\": {{");
        json.AppendJoin(", ", parameters.Select(parameter => $"\"{parameter}\": {{\"type\": \"string\", \"description\": \"{Sentence(9)}\"}}"));
        json.Append("}, \"required\": [").AppendJoin(", ", parameters.Take(2).Select(parameter => $"\"{parameter}\"")).Append("]}}");
        return new Tool(name, json.ToString(), parameters);
    }

    private static string Call(string name, string[] parameters, string[] values)
        => $"[{{\"name\": \"{name}\", \"arguments\": {{{string.Join(", ", parameters.Zip(values, (parameter, value) => $"\"{parameter}\": \"{value}\""))}}}}}]";

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[Common()])) + ".";

    // Small numbers are far more likely, as common words are.
    private int Common() => (int)(WordCount * Math.Pow(_random.NextDouble(), 3));

    private string Word() => new([.. Enumerable.Range(0, _random.Next(2, 11)).Select(_ => "etaoinshrdlucmfwyp"[(int)(18 * Math.Pow(_random.NextDouble(), 1.5))])]);
}
