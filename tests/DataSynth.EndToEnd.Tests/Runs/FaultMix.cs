using System.Collections.Concurrent;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>A server at which every fifth request meets one of fourteen faults; which, its city's number says.</summary>
internal sealed class FaultMix
{
    private const int Kinds = 14;

    private readonly ConcurrentDictionary<int, int> _visits = new();

    /// <summary>The reason with which a city's request fails for good; null for those that are answered in the end.</summary>
    public static string? FailureOf(int city) => KindOf(city) switch
    {
        2 or 8 => "server_error",
        6 or 9 => "timeout",
        7 or 12 => "malformed_body",
        10 => "too_large",
        _ => null,
    };

    /// <summary>How often a city's request is sent.</summary>
    public static int AttemptsOf(int city) => KindOf(city) switch
    {
        0 or 1 or 2 or 3 or 4 or 5 or 7 or 8 or 12 => 2,
        _ => 1,
    };

    public static bool IsCut(int city) => KindOf(city) == 13;

    /// <summary>How often each city was asked about.</summary>
    public IReadOnlyDictionary<int, int> Visits => _visits;

    public ScriptedReply Answer(ScriptedRequest request)
    {
        var city = ServerPipeline.CityOf(request);
        var isFirst = _visits.AddOrUpdate(city, 1, (_, count) => count + 1) == 1;
        var right = ScriptedReply.Calls(request, ("get_weather", $$"""{"city":"City {{city}}"}""")) with { Delay = TimeSpan.FromMilliseconds(5) };
        return KindOf(city) switch
        {
            0 when isFirst => ScriptedReply.Error(request, 429, "too many"),
            1 when isFirst => ScriptedReply.Error(request, 429, "too many", retryAfter: "1"),
            2 => ScriptedReply.Error(request, 500, "internal error"),
            3 when isFirst => ScriptedReply.Error(request, 503, "busy"),
            4 when isFirst => right with { CutBefore = true },
            5 when isFirst => right with { CutAfter = 40 },
            6 => ScriptedReply.Hang(),
            7 => right with { Body = right.Body[..(right.Body.Length / 2)] },
            8 => new ScriptedReply { Body = """{"error":{"message":"CUDA error: out of memory","type":"server_error","code":null}}""" },
            9 => right with { Drip = TimeSpan.FromMilliseconds(100) },
            10 => right with { Padding = 64 * 1024 * 1024 },
            11 => right with { ContentType = "text/html" },
            12 => new ScriptedReply { Body = """{"id":"x","object":"chat.completion","choices":[],"message":null}""" },
            13 => ScriptedReply.Text(request, "<tool_call>\n{\"name\": \"get_weather\", \"argum", finishReason: "length"),
            _ => right,
        };
    }

    private static int? KindOf(int city) => city % 5 == 0 ? city / 5 % Kinds : null;
}
