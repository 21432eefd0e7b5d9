using System.Text;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Benchmarks.Datasets;

/// <summary>
/// Seeded tasks in native form: a question of some twenty words, three tools out of 300, one right call. One in ten says nearly the same as
/// the one before it.
/// </summary>
internal static class SyntheticTasks
{
    private const int Tools = 300;
    private static readonly string[] Words = MakeWords();
    private static readonly string[] ToolTexts = [.. Enumerable.Range(0, Tools).Select(MakeTool)];

    /// <summary>The JSON text of a task.</summary>
    public static string Text(int number)
    {
        var repeats = number % 10 == 9;
        var random = new SeededRandom(1, $"{(repeats ? number - 1 : number)}");
        var first = random.Next(Tools);
        var (city, days) = (random.Pick(Words), random.Next(1000));
        var text = new StringBuilder();
        text.Append("{\"id\":\"t-").Append(number).Append("\",\"dataset\":\"synthetic\",\"conversation\":[{\"role\":\"user\",\"content\":\"");
        for (var word = 0; word < 20; word++)
            text.Append(random.Pick(Words)).Append(' ');
        text.Append(city).Append(" for ").Append(days).Append(" days").Append(repeats ? "!" : "?").Append("\"}],\"tools\":[");
        text.Append(ToolTexts[first]).Append(',').Append(ToolTexts[(first + 7) % Tools]).Append(',').Append(ToolTexts[(first + 31) % Tools]);
        text.Append("],\"accepted\":[{\"name\":\"tool_").Append(first).Append("\",\"arguments\":{\"city\":[\"").Append(city);
        return text.Append("\"],\"days\":[").Append(days).Append("],\"unit\":[\"celsius\",\"\"]}}],\"license\":\"CC0-1.0\"}").ToString();
    }

    /// <summary>Tasks as a run takes them from its journal.</summary>
    public static IEnumerable<ToolTask> Read(int count) => Enumerable.Range(0, count).Select(number => TaskJson.Parse(Text(number)));

    private static string[] MakeWords()
    {
        var random = new SeededRandom(1, "words");
        return [.. Enumerable.Range(0, 5000).Select(_ => new string([.. Enumerable.Range(0, 3 + random.Next(7)).Select(_ => (char)('a' + random.Next(26)))]))];
    }

    private static string MakeTool(int number)
    {
        var random = new SeededRandom(1, "tool", $"{number}");
        var description = string.Join(' ', Enumerable.Range(0, 15).Select(_ => random.Pick(Words)));
        return $$$"""{"name":"tool_{{{number}}}","description":"{{{description}}}","parameters":{"type":"object","properties":{"city":{"type":"string","description":"{{{random.Pick(Words)}}}"},"days":{"type":"integer"},"unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["city"]}}""";
    }
}
