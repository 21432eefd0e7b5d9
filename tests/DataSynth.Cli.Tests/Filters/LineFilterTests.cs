using System.Buffers;
using System.Text;
using DataSynth.Cli.Filters;

namespace DataSynth.Cli.Tests.Filters;

public sealed class LineFilterTests
{
    private static readonly LineEvaluator Echo = (line, output) =>
    {
        output.Write("["u8);
        output.Write(line);
        output.Write("]"u8);
        return !line.StartsWith("bad"u8);
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "[a]\n")]
    [InlineData("a\n", "[a]\n")]
    [InlineData("a\r\nb", "[a]\n[b]\n")]
    [InlineData("a\n\nb\n", "[a]\n[]\n[b]\n")]
    [InlineData("\n", "[]\n")]
    [InlineData("\uFEFFa\nb\n", "[a]\n[b]\n")]
    public async Task There_is_one_line_out_for_each_line_in(string input, string output)
        => (await RunAsync(Encoding.UTF8.GetBytes(input))).Output.ShouldBe(output);

    [Fact]
    public async Task Malformed_lines_are_counted_and_answered_in_place()
    {
        var (output, report) = await RunAsync("a\nbad 1\nb\nbad 2\n"u8.ToArray());

        output.ShouldBe("[a]\n[bad 1]\n[b]\n[bad 2]\n");
        report.ShouldBe(new LineFilterReport(4, 2));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 7)]
    [InlineData(16, 100_000)]
    public async Task Order_is_kept_whatever_the_workers_and_the_sizes_of_reads(int workers, int readBytes)
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 3_000).Select(i => $"{i}:{new string('x', random.Next(0, 300))}").ToArray();
        var slow = new LineEvaluator((line, output) =>
        {
            if (line[^1] != (byte)'x')
                Thread.SpinWait(2_000);
            output.Write(line);
            return true;
        });

        var (output, report) = await RunAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)), slow, workers, readBytes: readBytes);

        output.ShouldBe(string.Join('\n', lines) + "\n");
        report.Lines.ShouldBe(3_000);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_answered_with_an_error_and_the_rest_goes_on()
    {
        var longLine = new string('x', 600_000);

        var (output, report) = await RunAsync(Encoding.UTF8.GetBytes($"a\n{longLine}\nb\n{longLine}"), maxLineBytes: 300_000);

        var lines = output.Split('\n');
        lines[0].ShouldBe("[a]");
        lines[1].ShouldBe("{\"error\":\"line 2 is longer than 300000 bytes (--max-line-bytes)\"}");
        lines[2].ShouldBe("[b]");
        lines[3].ShouldContain("line 4 is longer");
        report.ShouldBe(new LineFilterReport(4, 2));
    }

    [Fact]
    public async Task A_line_of_exactly_the_limit_is_answered()
    {
        var (output, report) = await RunAsync("abcd\nabcde\n"u8.ToArray(), maxLineBytes: 4);

        output.ShouldStartWith("[abcd]\n{\"error\":");
        report.Malformed.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_one_comes()
    {
        var input = new DialogueStream();
        using var output = new MemoryStream();
        var run = new LineFilter(Echo, 4, 1_000).RunAsync([() => input], output, CancellationToken.None);

        for (var i = 0; i < 3; i++)
        {
            input.Say($"{i}\n");
            for (var wait = 0; wait < 500 && output.Length < 4 * (i + 1); wait++)
                await Task.Delay(10);
            output.Length.ShouldBe(4 * (i + 1));
        }

        input.End();
        (await run).Lines.ShouldBe(3);
    }

    [Fact]
    public async Task Memory_is_bounded_when_nobody_takes_the_answers()
    {
        var read = 0L;
        var line = Encoding.UTF8.GetBytes(new string('x', 1_000_000) + "\n");
        var input = new CountingStream(line, 1_000, bytes => Interlocked.Add(ref read, bytes));
        using var stop = new CancellationTokenSource();
        var run = new LineFilter(Echo, 4, 2_000_000).RunAsync([() => input], new StuckStream(), stop.Token);

        await Task.Delay(1_000);
        Interlocked.Read(ref read).ShouldBeLessThan(80_000_000);

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run);
    }

    [Fact]
    public async Task Several_inputs_are_answered_one_after_the_other()
    {
        using var output = new MemoryStream();
        Func<Stream>[] inputs = [() => new MemoryStream("a\nb"u8.ToArray()), () => new MemoryStream("c\n"u8.ToArray())];

        await new LineFilter(Echo, 2, 100).RunAsync(inputs, output, CancellationToken.None);

        Encoding.UTF8.GetString(output.ToArray()).ShouldBe("[a]\n[b]\n[c]\n");
    }

    private static async Task<(string Output, LineFilterReport Report)> RunAsync(
        byte[] input, LineEvaluator? evaluate = null, int workers = 4, int maxLineBytes = 1_000_000, int readBytes = int.MaxValue)
    {
        using var output = new MemoryStream();
        var report = await new LineFilter(evaluate ?? Echo, workers, maxLineBytes)
            .RunAsync([() => new SlicedStream(input, readBytes)], output, CancellationToken.None);
        return (Encoding.UTF8.GetString(output.ToArray()), report);
    }
}
