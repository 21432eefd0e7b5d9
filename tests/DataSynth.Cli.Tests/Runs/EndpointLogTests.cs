using System.Text.Json;
using DataSynth.Cli.Runs;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Tests.Runs;

public sealed class EndpointLogTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_change_of_an_endpoint_is_one_event_and_what_stays_is_none()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.jsonl");
        EndpointState[][] looks =
        [
            [EndpointState.Open, EndpointState.Open],
            [EndpointState.Open, EndpointState.Parked],
            [EndpointState.Open, EndpointState.Parked],
            [EndpointState.Parked, EndpointState.HalfOpen],
            [EndpointState.Parked, EndpointState.Open],
        ];
        var time = new ManualTime();
        var look = 0;
        using var seen = new SemaphoreSlim(0);
        using (var log = new RunLog(path, TimeProvider.System))
        {
            await using (new EndpointLog(Read, log, time))
            {
                for (; look < looks.Length; look++)
                {
                    time.Advance(Period);
                    (await seen.WaitAsync(Patience)).ShouldBeTrue();
                }

                look--;
            }
        }

        File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => $"{line.GetProperty("event").GetString()} {line.GetProperty("address").GetString()} {line.GetProperty("answered").GetInt64()}")
            .ShouldBe(["endpoint_parked gpu1 1", "endpoint_parked gpu0 0", "endpoint_probing gpu1 1", "endpoint_open gpu1 1"]);

        IReadOnlyList<EndpointSnapshot> Read()
        {
            EndpointSnapshot[] now = [.. looks[look].Select((state, index) => new EndpointSnapshot($"gpu{index}", state) { Answered = index })];
            seen.Release();
            return now;
        }
    }

    [Fact]
    public async Task What_changes_after_the_last_look_is_told_when_the_run_ends()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.jsonl");
        using (var log = new RunLog(path, TimeProvider.System))
        {
            await using (new EndpointLog(static () => [new EndpointSnapshot("gpu0", EndpointState.Parked)], log, new ManualTime()))
                File.ReadAllText(path).ShouldBeEmpty();
        }

        File.ReadAllText(path).ShouldContain("endpoint_parked");
    }
}
