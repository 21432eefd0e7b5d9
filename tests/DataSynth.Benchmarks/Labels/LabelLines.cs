using System.Globalization;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Benchmarks.Labels;

/// <summary>Lines of the size and shape that real ones have: about 1.2 kB of tools, one to three calls, four of five right, eight
/// candidates of each task in a row.</summary>
internal static class LabelLines
{
    private const int CandidatesPerTask = 8;

    private const string Tool =
        """{"name":"weather.forecast_INDEX","description":"Forecasts the weather of a city for some days; service SERVICE.","parameters":"""
        + """{"type":"object","properties":{"city":{"type":"string","description":"The city, as people there call it."},"""
        + "\"days\"" + """:{"type":"integer","description":"How many days to look ahead."},"""
        + "\"unit\"" + """:{"type":"string","enum":["celsius","fahrenheit"],"description":"The unit of temperatures."},"""
        + "\"tags\"" + """:{"type":"array","items":{"type":"string"}}},"required":["city","days"]}}""";

    private static readonly string[] Cities = ["Paris", "Osaka", "São Paulo", "Oslo", "Nairobi"];

    /// <summary>Lines of the filter <c>label</c>.</summary>
    public static IEnumerable<string> Label(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var task = i / CandidatesPerTask;
            var right = Calls(new SeededRandom(task, "right"), "arguments").ToList();
            var candidate = i % 5 == 4 ? right.Select(call => call.Replace("\"days\":", "\"days\":1", StringComparison.Ordinal)) : right;
            yield return $"{{\"id\":{i},\"tools\":[{Tools(task)}],\"expected\":[{string.Join(',', right)}],\"calls\":[{string.Join(',', candidate)}],\"finish_reason\":\"stop\"}}";
        }
    }

    /// <summary>The same lines with one model after the other, so that no task comes twice within thousands of lines.</summary>
    public static IEnumerable<string> LabelByModel(int count)
    {
        var lines = Label(count).ToArray();
        return Enumerable.Range(0, CandidatesPerTask).SelectMany(model => lines.Where((_, i) => i % CandidatesPerTask == model));
    }

    /// <summary>Lines of the filter <c>reward</c>.</summary>
    public static IEnumerable<string> Reward(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var right = Calls(new SeededRandom(i / CandidatesPerTask, "right"), "parameters").ToList();
            var candidate = i % 5 == 4 ? right.Select(call => call.Replace("\"days\":", "\"days\":1", StringComparison.Ordinal)) : right;
            yield return $"{{\"id\":{i},\"prediction\":{Answer(candidate)},\"ground_truth\":{Answer(right)},"
                + "\"flags\":{\"EXPERIMENT_NAME\":\"grpo-qwen2.5-3b\"},\"step\":0}";
        }
    }

    private static string Answer(IEnumerable<string> calls)
    {
        var text = "<think> I should use the appropriate tool with proper parameters to respond to the user's need. </think>\n<tool_call>\n"
            + $"{string.Join('\n', calls)}\n</tool_call>";
        return $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<string> Calls(SeededRandom random, string arguments)
    {
        var count = 1 + random.Next(3);
        for (var i = 0; i < count; i++)
        {
            var member = $"\"city\":\"{random.Pick(Cities)}\",\"days\":{random.Next(9)},\"unit\":\"celsius\",\"tags\":[\"rain\",\"wind\"]";
            yield return $"{{\"name\":\"weather.forecast_{random.Next(3)}\",\"{arguments}\":{{{member}}}}}";
        }
    }

    private static string Tools(int task)
        => string.Join(',', Enumerable.Range(0, 3).Select(i => Tool
            .Replace("SERVICE", task.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("INDEX", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
