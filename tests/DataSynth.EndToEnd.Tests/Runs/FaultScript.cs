using System.Collections.Concurrent;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>One behaviour of a server for each city.</summary>
internal sealed class FaultScript
{
    public const int Tasks = 14;

    private readonly ConcurrentDictionary<int, int> _visits = new();

    public ScriptedReply Answer(ScriptedRequest request)
    {
        var city = ServerPipeline.CityOf(request);
        var first = _visits.AddOrUpdate(city, 1, (_, count) => count + 1) == 1;
        var right = ScriptedReply.Calls(request, ("get_weather", $$"""{"city":"City {{city}}"}"""));
        return city switch
        {
            0 => right,
            1 => ServerPipeline.WrongCall(request),
            2 => InText(request, $$$"""{"name":"get_weather","arguments":{"city":"City {{{city}}}"}}"""),
            3 => InText(request, """{"name":"get_time","arguments":{"city":"Elsewhere"}}"""),
            4 => ScriptedReply.Error(request, 400, "the request is not to my taste"),
            5 => ScriptedReply.Error(request, 404, "model not found"),
            6 => first ? ScriptedReply.Error(request, 429, "too many", retryAfter: "1") : right,
            7 => ScriptedReply.Error(request, 500, "internal error"),
            8 => first ? ScriptedReply.Error(request, 503, "busy") : right,
            9 => first ? right with { CutAfter = 20 } : right,
            10 => ScriptedReply.Hang(),
            11 => ScriptedReply.Text(request, "<tool_call>\n{\"name\": \"get_wea", finishReason: "length"),
            12 => ScriptedReply.Text(request, "It is warm there, I suppose."),
            _ => first ? ScriptedReply.Calls(request, ("get_weather", "{}")) with { CutBefore = true } : right,
        };
    }

    private static ScriptedReply InText(ScriptedRequest request, string call)
        => ScriptedReply.Text(request, $"<tool_call>\n{call}\n</tool_call>");
}
