using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using DataSynth.Pipeline;

namespace DataSynth.Cli.Filters;

/// <summary>Answers JSON Lines line by line, in parallel and in order, with bounded memory.</summary>
/// <param name="evaluate">Answers one line.</param>
/// <param name="workers">How many chunks are answered at once; at least 1.</param>
/// <param name="maxLineBytes">The longest line that is answered; a longer one gets an error.</param>
internal sealed class LineFilter(LineEvaluator evaluate, int workers, int maxLineBytes)
{
    private const long BytesUnderWay = 64 * 1024 * 1024;

    private readonly ByteBudget _budget = new(BytesUnderWay);

    /// <summary>Answers every line of every input, one line for one line.</summary>
    /// <param name="inputs">Opened one after the other, and closed.</param>
    /// <param name="output">Takes the answers; flushed whenever nothing waits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LineFilterReport> RunAsync(IEnumerable<Func<Stream>> inputs, Stream output, CancellationToken cancellationToken)
    {
        long lines = 0;
        long malformed = 0;
        var pipeline = StagedPipeline
            .From("read", ReadAsync(inputs, cancellationToken), capacity: 1)
            .TransformInOrder("answer", workers, (chunk, _) => ValueTask.FromResult(Answer(chunk)))
            .Into("write", async (answers, cancel) =>
            {
                await output.WriteAsync(answers.Output.Written, cancel);
                await output.FlushAsync(cancel);
                answers.Output.Release();
                lines += answers.Lines;
                malformed += answers.Malformed;
                _budget.Return(answers.InputBytes);
            });
        await pipeline.RunAsync(abort: cancellationToken);
        return new LineFilterReport(lines, malformed);
    }

    private async IAsyncEnumerable<LineChunk> ReadAsync(
        IEnumerable<Func<Stream>> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new LineChunkReader(maxLineBytes);
        foreach (var open in inputs)
        {
            await using var stream = open();
            await foreach (var chunk in reader.ReadAsync(stream, cancellationToken))
            {
                await _budget.TakeAsync(chunk.Lines?.Written.Length ?? 0, cancellationToken);
                yield return chunk;
            }
        }
    }

    private LineAnswers Answer(LineChunk chunk)
    {
        if (chunk.Lines is not { } input)
        {
            var error = new PooledBytes(256);
            WriteTooLong(chunk.TooLong, error);
            return new LineAnswers(error, 0, 1, 1);
        }

        // Answers are seldom longer than what they answer.
        var inputBytes = input.Written.Length;
        var output = new PooledBytes(Math.Max(256, inputBytes));
        long lines = 0;
        long malformed = 0;
        var rest = input.Written.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            lines++;
            if (!AnswerLine(line.TrimEnd((byte)'\r'), output))
                malformed++;
        }

        input.Release();
        return new LineAnswers(output, inputBytes, lines, malformed);
    }

    private bool AnswerLine(ReadOnlySpan<byte> line, PooledBytes output)
    {
        if (line.Length > maxLineBytes)
        {
            WriteTooLong(number: null, output);
            return false;
        }

        var isWellFormed = evaluate(line, output);
        output.Write("\n"u8);
        return isWellFormed;
    }

    private void WriteTooLong(long? number, PooledBytes output)
    {
        var where = number is null ? "the line" : $"line {number}";
        Encoding.UTF8.GetBytes($"{{\"error\":\"{where} is longer than {maxLineBytes} bytes (--max-line-bytes)\"}}\n", output);
    }
}
