using DataSynth.Cli.Console.Progress;

namespace DataSynth.Cli.Tests.Console;

public sealed class ProgressDisplayTests
{
    [Fact]
    public async Task Without_a_terminal_there_is_a_line_every_ten_seconds_or_ten_percent_and_no_escape_sequence()
    {
        var time = new ManualTime();
        using var scripted = new ScriptedStreams(time: time);
        var progress = new RunProgress(["m"], time);
        progress.Models[0].Plan(100);
        progress.CompletePlan();
        progress.Enter("asking");
        await using (new ProgressDisplay(progress, scripted.Streams))
        {
            await AdvanceAsync(time, 9);
            scripted.Error.ShouldBeEmpty();
            await AdvanceAsync(time, 2);
            await LinesAsync(scripted, 1);

            for (var i = 0; i < 10; i++)
            {
                progress.Models[0].Start();
                progress.Models[0].Answer(5, 7);
            }

            await AdvanceAsync(time, 1);
            await LinesAsync(scripted, 2);
            await AdvanceAsync(time, 2);
            await LinesAsync(scripted, 2);
        }

        await LinesAsync(scripted, 3);
        scripted.Error.ShouldContain("asking: 10/100 (10%)");
        scripted.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task On_a_terminal_the_panel_is_redrawn_in_place_and_other_lines_stay_above_it()
    {
        var time = new ManualTime();
        using var scripted = new ScriptedStreams(time: time, isTerminal: true);
        var progress = new RunProgress(["m"], time);
        await using (var display = new ProgressDisplay(progress, scripted.Streams))
        {
            await AdvanceAsync(time, 1);
            await ContainsAsync(scripted, "0 requests planned so far");
            display.WriteLine("a note");
        }

        scripted.Error.ShouldContain("\u001b[3A\u001b[0Ja note\n[");
        scripted.Error.ShouldEndWith("under way\n");
    }

    [Fact]
    public void Counters_add_up_from_many_threads()
    {
        var progress = new RunProgress(["m"], TimeProvider.System);
        var model = progress.Models[0];
        model.Plan(4_000);
        Parallel.For(0, 4_000, i =>
        {
            model.Start();
            if (i % 4 == 0)
                model.Fail("timeout");
            else if (i % 4 == 1)
                model.GiveUp();
            else
                model.Answer(1, 2);
        });

        var snapshot = progress.Read().Models[0];
        (snapshot.InFlight, snapshot.Answered, snapshot.Failed, snapshot.OutputTokens, snapshot.Done).ShouldBe((0, 2_000, 1_000, 4_000, 3_000));
    }

    private static async Task AdvanceAsync(ManualTime time, int seconds)
    {
        // In steps of the redraw period: a periodic timer joins ticks that nobody waited for.
        for (var i = 0; i < seconds * 5; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(2);
        }
    }

    private static async Task LinesAsync(ScriptedStreams scripted, int count)
    {
        for (var i = 0; i < 200 && scripted.Error.Count(c => c == '\n') < count; i++)
            await Task.Delay(10);
        scripted.Error.Count(c => c == '\n').ShouldBe(count, scripted.Error);
    }

    private static async Task ContainsAsync(ScriptedStreams scripted, string text)
    {
        for (var i = 0; i < 200 && !scripted.Error.Contains(text); i++)
            await Task.Delay(10);
        scripted.Error.ShouldContain(text);
    }
}
