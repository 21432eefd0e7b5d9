using System.Globalization;
using System.Text;
using DataSynth.Parquet;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>
/// Seeded rows of the kind that preference sets hold, 3.5 kB of text each: a conversation of its own, a tool list out of several
/// thousand that are put together from the same tools, two lists of calls, a score, and names that hardly vary. How many of each, and how
/// far they repeat, is chosen so that 200,000 rows take in every column and codec what the set of the size bars takes.
/// </summary>
/// <param name="seed">Equal seeds give equal rows.</param>
internal sealed class PreferenceRows(int seed)
{
    private const int Words = 3_000;
    private const int Phrases = 1_500;
    private const int RepeatedPercent = 27;
    private const int Tools = 1_330;
    private const int ToolLists = 6_000;

    private readonly Random _random = new(seed);
    private string[] _words = [];
    private string[] _phrases = [];
    private string[] _toolLists = [];

    public static ParquetSchema Schema { get; } = new(
    [
        ParquetField.Text("uuid"),
        ParquetField.Text("dataset_name"),
        ParquetField.List("conversation", ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content")])),
        ParquetField.Text("tools"),
        ParquetField.Text("tool_calls_correct"),
        ParquetField.Text("tool_calls_incorrect"),
        ParquetField.Text("generator_model"),
        ParquetField.Text("error_type"),
        ParquetField.Double("score_incorrect"),
        ParquetField.Boolean("obfuscated"),
    ]);

    /// <summary>The rows, made as they are asked for; the same array is filled again for each.</summary>
    public IEnumerable<object?[]> Take(int count)
    {
        _words = [.. Enumerable.Range(0, Words).Select(_ => Word())];
        _phrases = [.. Enumerable.Range(0, Phrases).Select(_ => Sentence(_random.Next(4, 10)))];
        var tools = Enumerable.Range(0, Tools).Select(Tool).ToArray();
        _toolLists = [.. Enumerable.Range(0, ToolLists).Select(_ => List(tools))];
        var row = new object?[Schema.Fields.Count];
        for (var i = 0; i < count; i++)
        {
            Fill(row, i);
            yield return row;
        }
    }

    private void Fill(object?[] row, int number)
    {
        row[0] = $"{_random.Next():x8}-{_random.Next(65_536):x4}-8{_random.Next(4_096):x3}-a{_random.Next(4_096):x3}-{_random.NextInt64(1L << 48):x12}";
        row[1] = $"dataset-{number % 5}";
        row[2] = Conversation();
        row[3] = _toolLists[_random.Next(ToolLists)];
        var (name, city, amount) = (_words[_random.Next(900)], _words[_random.Next(Words)], _random.Next(10_000));
        row[4] = Calls(name, city, amount);
        row[5] = _random.Next(2) == 0 ? Calls(name, _words[_random.Next(Words)], amount) : Calls(name, city, _random.Next(10_000));
        row[6] = $"model-{_random.Next(8)}";
        row[7] = _random.Next(4) == 0 ? "name" : "value";
        row[8] = Math.Round(_random.NextDouble(), 4);
        row[9] = _random.Next(2) == 0;
    }

    private object?[] Conversation()
    {
        var turns = new object?[1 + (2 * _random.Next(3))];
        for (var i = 0; i < turns.Length; i++)
            turns[i] = new object?[] { i % 2 == 0 ? "user" : "assistant", Text(_random.Next(4, 11)) };
        return turns;
    }

    // A part of what is said has been said before, elsewhere.
    private string Text(int sentences)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
            text.Append(_random.Next(100) < RepeatedPercent ? _phrases[Common(Phrases)] : Sentence(_random.Next(4, 10))).Append(' ');
        return text.ToString();
    }

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[Common(Words)])) + ".";

    // Small numbers are far more likely, as common words are.
    private int Common(int count) => (int)(count * Math.Pow(_random.NextDouble(), 3));

    private string Word() => new([.. Enumerable.Range(0, _random.Next(2, 11)).Select(_ => "etaoinshrdlucmfwyp"[(int)(18 * Math.Pow(_random.NextDouble(), 1.5))])]);

    private string Tool(int number) =>
        $$$"""{"name":"{{{_words[number]}}}_{{{number}}}","description":"{{{Sentence(10)}}}","parameters":{"type":"object","properties":{"city":{"type":"string","description":"{{{Sentence(6)}}}"},"amount":{"type":"integer","description":"{{{Sentence(3)}}}"}},"required":["city"]}}""";

    private string List(string[] tools) =>
        "[" + string.Join(',', Enumerable.Range(0, _random.Next(5, 10)).Select(_ => tools[_random.Next(tools.Length)])) + "]";

    private string Calls(string name, string city, int amount) => string.Create(
        CultureInfo.InvariantCulture, $$$"""[{"name":"{{{name}}}_{{{amount % 900}}}","arguments":{"city":"{{{city}}}","amount":{{{amount}}},"note":"{{{Sentence(4)}}}","unit":"metric"}}]""");
}
