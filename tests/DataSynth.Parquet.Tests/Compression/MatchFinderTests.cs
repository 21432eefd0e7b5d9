using System.Buffers;
using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class MatchFinderTests
{
    [Fact]
    public void Sequences_and_literals_put_the_block_together_again()
    {
        foreach (var finder in (MatchFinder[])[new FastMatchFinder(), new LazyMatchFinder()])
        {
            foreach (var (name, block) in SampleBlocks.All)
            {
                var list = new SequenceList();
                var output = new List<byte>();
                finder.Start(block.Length);
                for (var start = 0; start < block.Length; start += FrameHeader.LargestBlock)
                {
                    finder.Find(block, start, Math.Min(block.Length, start + FrameHeader.LargestBlock), list);
                    Append(list, output);
                }

                output.ToArray().AsSpan().SequenceEqual(block).ShouldBeTrue(name);
            }
        }
    }

    [Fact]
    public void Nothing_is_found_in_noise_and_nearly_everything_in_repeats()
    {
        foreach (var finder in (MatchFinder[])[new FastMatchFinder(), new LazyMatchFinder()])
        {
            var noise = SampleBlocks.Random(60_000, 1);
            byte[] block = [.. noise, .. noise];
            var list = new SequenceList();
            finder.Start(block.Length);

            finder.Find(block, 0, block.Length, list);

            list.Literals.Length.ShouldBeInRange(59_600, 60_400);
            list.Sequences.Length.ShouldBeLessThan(10);
        }
    }

    [Fact]
    public void Positions_beyond_two_billion_start_again_from_nothing()
    {
        foreach (var make in (Func<MatchFinder>[])[() => new FastMatchFinder(), () => new LazyMatchFinder()])
        {
            var used = make();
            var encoder = new ZstdEncoder(used);
            Encode(encoder);
            used.Start(1_500_000_000);
            used.Start(600_000_000);
            used.Start(50_000_000);

            Encode(encoder).ShouldBe(Encode(new ZstdEncoder(make())));
            Encode(encoder).ShouldBe(Encode(new ZstdEncoder(make())));
        }
    }

    private static byte[] Encode(ZstdEncoder encoder)
    {
        var output = new ArrayBufferWriter<byte>();
        encoder.Compress(SampleBlocks.Mebibyte.AsSpan(0, 200_000), output);
        return output.WrittenSpan.ToArray();
    }

    private static void Append(SequenceList list, List<byte> output)
    {
        var literal = 0;
        foreach (var sequence in list.Sequences)
        {
            sequence.MatchLength.ShouldBeGreaterThanOrEqualTo(SequenceCodes.ShortestMatch);
            output.AddRange(list.Literals.Slice(literal, sequence.LiteralLength));
            literal += sequence.LiteralLength;
            for (var i = 0; i < sequence.MatchLength; i++)
                output.Add(output[^sequence.Offset]);
        }

        output.AddRange(list.Literals[literal..]);
    }
}
