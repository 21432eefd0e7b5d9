using System.Diagnostics;
using System.Globalization;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Benchmarks.Parsing;

/// <summary>
/// Compares the parser with a bare pass over the same characters that tracks nothing but quotes: on a megabyte of each hostile
/// pattern, and on the registry's examples repeated, which is ordinary text.
/// </summary>
internal static class ParseBenchmarks
{
    private const int Size = 1 << 20;
    private const int Rounds = 7;

    private static readonly Tool[] Tools = [new("f", null, """{"type":"object","properties":{"a":{"type":"integer"}}}"""), new("get_weather", null, "{}")];

    /// <summary>Runs the comparison and prints a line for each text.</summary>
    /// <param name="args">Not used.</param>
    /// <returns>0, or 1 when a hostile megabyte took a second or more.</returns>
    public static int Run(string[] args)
    {
        Console.WriteLine($"{"text",-34}{"bare scan",12}{"parser",12}{"ratio",8}   1 Mi characters, best of {Rounds}");
        var slowest = TimeSpan.Zero;
        foreach (var (name, head, pattern) in HostileTexts.All)
        {
            var time = Compare(name, HostileTexts.Build(head, pattern, Size), 1);
            slowest = time > slowest ? time : slowest;
        }

        foreach (var syntax in ToolCallSyntaxes.All.Where(syntax => syntax.Name is "hermes" or "qwen3_coder" or "pythonic" or "mistral" or "harmony"))
        {
            var example = syntax.Example.Replace("\\n", "\n", StringComparison.Ordinal);
            Compare("replies in " + syntax.Name, example, Size / example.Length);
        }

        return slowest < TimeSpan.FromSeconds(1) ? 0 : 1;
    }

    private static TimeSpan Compare(string name, string text, int repeats)
    {
        var scan = Best(() => BareScan(text), repeats);
        var parse = Best(() => ToolCallParser.Parse(text, Tools, new ParseOptions()).Calls.Count, repeats);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34}{scan.TotalMilliseconds,9:0.00} ms{parse.TotalMilliseconds,9:0.00} ms{parse / scan,8:0.0}"));
        return parse;
    }

    private static TimeSpan Best(Func<int> work, int repeats)
    {
        var best = TimeSpan.MaxValue;
        var sink = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++)
                sink += work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        GC.KeepAlive(sink);
        return best;
    }

    private static int BareScan(string text)
    {
        var depth = 0;
        var inString = false;
        foreach (var c in text)
        {
            if (c == '"')
                inString = !inString;
            else if (!inString && c is '{' or '[' or '(')
                depth++;
            else if (!inString && c is '}' or ']' or ')')
                depth--;
        }

        return depth;
    }
}
