using System.Buffers;
using DataSynth.Parquet;
using DataSynth.Parquet.Compression;

namespace DataSynth.Benchmarks.Compression;

/// <summary>
/// Ratio and speed (by processor time) of the page codecs on one thread, over pages of 1 MiB. The anchors are the runtime's gzip 6 and
/// brotli 4, measured in the same run: compare with them, not with seconds of another machine.
/// </summary>
internal static class CompressionBenchmarks
{
    private const int PageLength = 1 << 20;
    private const int Rounds = 5;

    private static readonly (string Name, ParquetCompression Compression, int? Level)[] Codecs =
    [
        ("gzip 6", ParquetCompression.Gzip, 6),
        ("brotli 4", ParquetCompression.Brotli, 4),
        ("snappy", ParquetCompression.Snappy, null),
        ("zstd 3 (fast)", ParquetCompression.Zstd, 3),
        ("zstd 9 (compact)", ParquetCompression.Zstd, 9),
    ];

    /// <summary>Measures and prints a table.</summary>
    /// <param name="arguments">Optionally how many MiB of each kind of text; 12 by default.</param>
    public static int Run(string[] arguments)
    {
        var pages = arguments is [var count] ? int.Parse(count) : 12;
        var text = new SyntheticText();
        Console.WriteLine("| text | codec | ratio | size v gzip | compress MB/s | v gzip | decompress MB/s | v gzip |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Measure("conversations", text.Conversations(pages * PageLength));
        Measure("tool lists", text.ToolLists(pages * PageLength));
        return 0;
    }

    private static void Measure(string name, byte[] text)
    {
        var pages = text.Chunk(PageLength).ToArray();
        var results = Codecs.Select(codec => Measure(pages, BlockCodecs.For(codec.Compression, codec.Level))).ToArray();
        for (var i = 0; i < Codecs.Length; i++)
        {
            var (size, compress, decompress) = results[i];
            var anchor = results[0];
            Console.WriteLine(
                $"| {name} | {Codecs[i].Name} | {(double)text.Length / size:F2} | {(double)size / anchor.Size:F2} "
                + $"| {text.Length / compress / 1e6:F0} | {anchor.Compress / compress:F2} "
                + $"| {text.Length / decompress / 1e6:F0} | {anchor.Decompress / decompress:F2} |");
        }
    }

    private static (long Size, double Compress, double Decompress) Measure(byte[][] pages, IBlockCodec codec)
    {
        var output = new ArrayBufferWriter<byte>(2 * PageLength);
        var compressed = pages.Select(page =>
        {
            output.ResetWrittenCount();
            codec.Compress(page, output);
            return output.WrittenSpan.ToArray();
        }).ToArray();
        var compress = Best(() =>
        {
            foreach (var page in pages)
            {
                output.ResetWrittenCount();
                codec.Compress(page, output);
            }
        });
        var buffer = new byte[PageLength];
        var decompress = Best(() =>
        {
            for (var i = 0; i < pages.Length; i++)
                codec.Decompress(compressed[i], buffer.AsSpan(0, pages[i].Length));
        });
        return (compressed.Sum(page => (long)page.Length), compress, decompress);
    }

    /// <summary>The best of some rounds, in seconds: what disturbs a round only makes it longer.</summary>
    private static double Best(Action round)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Environment.CpuUsage.TotalTime;
            round();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return best;
    }
}
