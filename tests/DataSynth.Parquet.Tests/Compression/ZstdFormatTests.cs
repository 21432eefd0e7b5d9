using System.Text;
using DataSynth.Parquet.Compression;
using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class ZstdFormatTests
{
    private readonly IBlockCodec _codec = BlockCodecs.For(ParquetCompression.Zstd);

    [Fact]
    public void Nothing_at_all_is_an_empty_block() => Read([], 0).ShouldBeEmpty();

    [Fact]
    public void Raw_and_run_blocks_are_read() =>
        Read(ZstdFrames.Small(ZstdFrames.Raw("abc"u8.ToArray(), isLast: false), ZstdFrames.Run((byte)'x', 4)), 7).ShouldBe("abcxxxx"u8.ToArray());

    [Fact]
    public void A_run_block_of_length_0_is_read() =>
        Read(ZstdFrames.Small(ZstdFrames.Run((byte)'x', 0)), 0).ShouldBeEmpty();

    [Fact]
    public void Frames_follow_each_other_and_skippable_ones_are_passed_over()
    {
        var frame = ZstdFrames.Small(ZstdFrames.Raw("abc"u8.ToArray()));
        byte[] skippable = [0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];

        Read([.. skippable, .. frame, .. skippable, .. frame, .. skippable], 6).ShouldBe("abcabc"u8.ToArray());
    }

    [Fact]
    public void A_skippable_frame_longer_than_the_input_is_an_error() =>
        ErrorOf([0x50, 0x2A, 0x4D, 0x18, 0xFF, 0xFF, 0xFF, 0xFF, 1], 0).ShouldContain("ends too early");

    [Fact]
    public void Another_magic_number_is_an_error() =>
        ErrorOf([0x27, 0xB5, 0x2F, 0xFD, 0, 0, 1, 0, 0], 0).ShouldContain("0xFD2FB527");

    [Fact]
    public void A_dictionary_is_refused_by_its_number() =>
        ErrorOf([.. ZstdFrames.Magic, 0x02, 0, 0x39, 0x30, .. ZstdFrames.Run(1, 1)], 1).ShouldContain("12345");

    [Fact]
    public void Dictionary_number_0_means_none() =>
        Read([.. ZstdFrames.Magic, 0x03, 0, 0, 0, 0, 0, .. ZstdFrames.Run(1, 2)], 2).ShouldBe([1, 1]);

    [Fact]
    public void The_reserved_bit_of_the_header_is_refused() =>
        ErrorOf([.. ZstdFrames.Magic, 0x08, 0, .. ZstdFrames.Run(1, 1)], 1).ShouldContain("reserved");

    [Fact]
    public void The_unused_bit_of_the_header_is_passed_over() =>
        Read([.. ZstdFrames.Magic, 0x10, 0, .. ZstdFrames.Run(1, 1)], 1).ShouldBe([1]);

    [Theory]
    [InlineData(new byte[] { 0x20, 5 })]
    [InlineData(new byte[] { 0x80, 0, 5, 0, 0, 0 })]
    [InlineData(new byte[] { 0xA0, 5, 0, 0, 0 })]
    [InlineData(new byte[] { 0xC0, 0, 5, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xE0, 5, 0, 0, 0, 0, 0, 0, 0 })]
    public void The_content_size_may_have_any_width_and_must_be_right(byte[] header)
    {
        Read([.. ZstdFrames.Magic, .. header, .. ZstdFrames.Run(9, 5)], 5).ShouldBe([9, 9, 9, 9, 9]);
        ErrorOf([.. ZstdFrames.Magic, .. header, .. ZstdFrames.Run(9, 4)], 4).ShouldContain("expected");
        ErrorOf([.. ZstdFrames.Magic, .. header, .. ZstdFrames.Run(9, 4)], 5).ShouldContain("expected");
    }

    [Fact]
    public void A_content_size_of_two_bytes_starts_at_256() =>
        Read([.. ZstdFrames.Magic, 0x60, 1, 0, .. ZstdFrames.Run(9, 257)], 257).Length.ShouldBe(257);

    [Fact]
    public void A_content_size_beyond_the_declared_one_is_refused_before_anything_is_taken()
    {
        byte[] buffer = [];
        byte[] frame = [.. ZstdFrames.Magic, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. ZstdFrames.Run(9, 5)];

        Should.Throw<CodecException>(() => _codec.Decompress(frame, 1_000, ref buffer)).Message.ShouldContain("18446744073709551615");
    }

    [Fact]
    public void The_largest_window_that_can_be_told_takes_no_memory() =>
        Read([.. ZstdFrames.Magic, 0, 0xFF, .. ZstdFrames.Run(9, 5)], 5).Length.ShouldBe(5);

    [Fact]
    public void A_right_checksum_is_taken_and_a_wrong_one_refused()
    {
        byte[] frame = [.. ZstdFrames.Magic, 0x04, 0, .. ZstdFrames.Raw("abc"u8.ToArray()), 0x99, 0x09, 0x77, 0xAD];

        Read(frame, 3).ShouldBe("abc"u8.ToArray());
        frame[^1] ^= 0x80;
        ErrorOf(frame, 3).ShouldContain("checksum");
        ErrorOf(frame[..^1], 3).ShouldContain("ends too early");
    }

    [Fact]
    public void The_reserved_block_type_is_refused() =>
        ErrorOf(ZstdFrames.Small([7, 0, 0]), 0).ShouldContain("reserved block type");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_block_larger_than_the_window_is_refused(int type) =>
        ErrorOf(ZstdFrames.Small([.. ZstdFrames.Head(type, 1025, isLast: true), .. new byte[1025]]), 1025).ShouldContain("1025");

    [Fact]
    public void A_block_that_grows_larger_than_the_window_is_refused()
    {
        Read(ZstdFrames.Small(ZstdFrames.Coded([1], [new Sequence(1, 1023, 1)])), 1024).Length.ShouldBe(1024);
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([1], [new Sequence(1, 1024, 1)])), 1025).ShouldContain("largest block");
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([1, 2, 3], [new Sequence(1, 1022, 1)])), 1025).ShouldContain("largest block");
    }

    [Fact]
    public void A_frame_may_end_with_sequences_or_with_literals()
    {
        Read(ZstdFrames.Small(ZstdFrames.Coded("ab"u8.ToArray(), [new Sequence(2, 4, 2)])), 6).ShouldBe("ababab"u8.ToArray());
        Read(ZstdFrames.Small(ZstdFrames.Coded("abc"u8.ToArray(), [new Sequence(2, 4, 2)])), 7).ShouldBe("abababc"u8.ToArray());
        Read(ZstdFrames.Small(ZstdFrames.Coded("abc"u8.ToArray(), [])), 3).ShouldBe("abc"u8.ToArray());
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(0x7EFF)]
    [InlineData(0x7F00)]
    [InlineData(40_000)]
    public void A_block_may_have_any_number_of_sequences(int count)
    {
        byte[] frame = [.. ZstdFrames.Magic, 0, 7 << 3, .. ZstdFrames.Coded([5], [new Sequence(1, 3, 1), .. Enumerable.Repeat(new Sequence(0, 3, 1), count - 1)])];

        Read(frame, 1 + 3 * count).ShouldAllBe(value => value == 5);
    }

    [Fact]
    public void Offsets_of_every_size_and_overlap_are_read()
    {
        var random = new Random(1);
        var expected = SampleBlocks.Random(40, 2).ToList();
        var literals = expected.ToList();
        var sequences = new List<Sequence>();
        var literalLength = 40;
        for (var i = 0; i < 60; i++)
        {
            var offset = 1 + i % 40;
            var length = 3 + random.Next(3) * random.Next(20);
            for (var j = 0; j < length; j++)
                expected.Add(expected[^offset]);
            sequences.Add(new Sequence(literalLength, length, offset));
            literalLength = random.Next(3) == 0 ? random.Next(20) : 0;
            var more = SampleBlocks.Random(literalLength, i);
            literals.AddRange(more);
            expected.AddRange(more);
        }

        byte[] frame = [.. ZstdFrames.Magic, 0, 0x50, .. ZstdFrames.Coded([.. literals], [.. sequences])];
        Read(frame, expected.Count).ShouldBe(expected);
    }

    [Fact]
    public void A_match_before_the_frame_is_refused_even_behind_another_frame()
    {
        var good = ZstdFrames.Small(ZstdFrames.Raw("abcdefgh"u8.ToArray()));
        var bad = ZstdFrames.Small(ZstdFrames.Coded([1], [new Sequence(1, 4, 2)]));

        ErrorOf(bad, 5).ShouldContain("2 bytes back");
        ErrorOf([.. good, .. bad], 13).ShouldContain("2 bytes back");
    }

    [Fact]
    public void A_match_beyond_the_window_is_refused()
    {
        var block = ZstdFrames.Run(7, 1000, isLast: false);

        Read(ZstdFrames.Small(block, block, ZstdFrames.Coded([1], [new Sequence(1, 4, 1024)])), 2005).Length.ShouldBe(2005);
        ErrorOf(ZstdFrames.Small(block, block, ZstdFrames.Coded([1], [new Sequence(1, 4, 1025)])), 2005).ShouldContain("window");
    }

    [Fact]
    public void More_literals_than_there_are_is_an_error() =>
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([1], [new Sequence(2, 4, 1)])), 6).ShouldContain("literals");

    [Fact]
    public void Reuse_without_anything_before_is_an_error()
    {
        // Treeless literals: 10 literals, one stream of 2 bytes.
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([0xA3, 0x80, 0x00, 1, 1, 0])), 10).ShouldContain("Huffman");

        // One sequence whose three tables are those of the block before.
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([0x08, 7, 1, 0xFC, 1])), 5).ShouldContain("literal lengths");
    }

    [Fact]
    public void The_tables_of_a_frame_do_not_reach_the_next()
    {
        var text = Encoding.UTF8.GetBytes(SampleBlocks.Text(3_000, 1));
        var first = _codec.CompressToArray(text);

        ErrorOf([.. first, .. ZstdFrames.Small(ZstdFrames.Coded([0xA3, 0x80, 0x00, 1, 1, 0]))], text.Length + 10).ShouldContain("Huffman");
        ErrorOf([.. first, .. ZstdFrames.Small(ZstdFrames.Coded([0x08, 7, 1, 0xFC, 1]))], text.Length + 5).ShouldContain("literal lengths");
    }

    [Fact]
    public void Reserved_bits_of_the_sequences_are_refused() =>
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([0x08, 7, 1, 0x01, 1])), 5).ShouldContain("reserved bits");

    [Fact]
    public void A_single_code_beyond_the_last_is_refused() =>
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([0x08, 7, 1, 0x54, 36, 0, 0, 1])), 5).ShouldContain("literal lengths");

    [Fact]
    public void Bytes_behind_a_block_without_sequences_are_refused() =>
        ErrorOf(ZstdFrames.Small(ZstdFrames.Coded([0x08, 7, 0, 1])), 1).ShouldContain("after the end");

    private byte[] Read(byte[] frame, int size)
    {
        var content = _codec.DecompressToArray(frame, size);
        _codec.DecompressGrowing(frame, size).ShouldBe(content);
        return content;
    }

    private string ErrorOf(byte[] frame, int size) => Should.Throw<CodecException>(() => Read(frame, size)).Message;
}
