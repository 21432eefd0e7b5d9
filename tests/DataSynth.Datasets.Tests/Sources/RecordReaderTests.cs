using System.IO.Compression;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class RecordReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_keep_their_numbers_over_blank_lines_and_windows_line_ends()
    {
        var records = await ReadAsync("\uFEFF\r\n{\"a\":1}\r\n  \r\n{\"b\":2}");

        records.ShouldBe([(2, 1, "{\"a\":1}", null), (4, 2, "{\"b\":2}", null)]);
    }

    [Fact]
    public async Task Elements_of_an_array_are_records_with_line_and_row()
    {
        var records = await ReadAsync(" [ {\"a\": [1, {\"x\": \"],}\\\"\"}]},\n\n {\"b\": 2}\n , 3 ]\n");

        records.ShouldBe([(1, 1, "{\"a\": [1, {\"x\": \"],}\\\"\"}]}", null), (3, 2, "{\"b\": 2}", null), (4, 3, "3", null)]);
    }

    [Theory]
    [InlineData("[{\"a\":1}, {\"b\":", "the file ends within its JSON array: the closing bracket is missing")]
    [InlineData("[{\"a\":1},", "the file ends within its JSON array: the closing bracket is missing")]
    [InlineData("[{\"a\":1}] {\"b\":2}", "text follows the closing bracket of the JSON array")]
    public async Task An_array_that_is_cut_or_followed_by_text_says_so(string content, string problem)
    {
        var records = await ReadAsync(content);

        records[0].Problem.ShouldBeNull();
        records[^1].Problem.ShouldBe(problem);
        records.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_at_all_gives_no_records()
    {
        (await ReadAsync("")).ShouldBeEmpty();
        (await ReadAsync(" \n\n")).ShouldBeEmpty();
        (await ReadAsync("[]")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_over_the_limit_is_one_problem_and_reading_goes_on_behind_it(bool array)
    {
        var huge = $"\"{new string('x', 300_000)}\"";
        var content = array ? $"[1,\n{huge},\n2]" : $"1\n{huge}\n2";

        var records = await ReadAsync(content, new SourceLimits { RecordBytes = 1000 });

        records.Select(record => (record.Line, record.Row, record.Problem is null)).ShouldBe([(1, 1, true), (2, 2, false), (3, 3, true)]);
        records[2].Text.ShouldBe("2");
    }

    [Fact]
    public async Task A_file_that_unpacks_beyond_the_limit_cannot_be_read()
    {
        var path = _folder.At("bomb.jsonl.gz");
        await using (var file = File.Create(path))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            await gzip.WriteAsync(new byte[4_000_000]);

        var failure = await Should.ThrowAsync<SourceException>(() => ReadFileAsync(path, new SourceLimits { FileBytes = 1_000_000 }));

        failure.Message.ShouldContain("bomb.jsonl.gz");
        failure.Problem.ShouldContain("1,000,000 bytes");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public async Task A_gzip_file_that_is_cut_cannot_be_read(int kept)
    {
        using var whole = new MemoryStream();
        await using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"{{\"a\":{i * 7919 % 10007}}}"))));
        var path = _folder.At("cut.jsonl.gz");
        await File.WriteAllBytesAsync(path, whole.ToArray()[..kept]);

        (await Should.ThrowAsync<SourceException>(() => ReadFileAsync(path, new SourceLimits()))).Problem.ShouldContain("gzip");
    }

    [Fact]
    public async Task Utf16_text_and_missing_files_are_named()
    {
        var path = _folder.At("wide.jsonl");
        await File.WriteAllBytesAsync(path, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());

        (await Should.ThrowAsync<SourceException>(() => ReadFileAsync(path, new SourceLimits()))).Problem.ShouldContain("UTF-16");
        (await Should.ThrowAsync<SourceException>(() => ReadFileAsync(_folder.At("none"), new SourceLimits()))).Problem.ShouldBe("no such file");
    }

    [Fact]
    public void Random_records_come_back_from_lines_and_from_arrays()
    {
        var text = Gen.Elements("a", "\\\"", "[", "]", "{", "}", ",", "\\\\", "ü", " ").ListOf().Select(string.Concat);
        var records = text.Select(inner => $"{{\"k\":\"{inner}\"}}").ListOf();

        Prop.ForAll(Arb.From(records), all =>
        {
            var lines = ReadAsync(string.Join('\n', all)).GetAwaiter().GetResult();
            var array = ReadAsync($"[{string.Join(",\n", all)}]").GetAwaiter().GetResult();
            return lines.Select(record => record.Text).SequenceEqual(all) && array.Select(record => record.Text).SequenceEqual(all);
        }).QuickCheckThrowOnFailure();
    }

    private Task<List<(long Line, long Row, string Text, string? Problem)>> ReadAsync(string content, SourceLimits? limits = null)
        => ReadFileAsync(_folder.Write("file.json", content), limits ?? new SourceLimits());

    private static async Task<List<(long Line, long Row, string Text, string? Problem)>> ReadFileAsync(string path, SourceLimits limits)
    {
        var records = new List<(long, long, string, string?)>();
        await foreach (var record in RecordReader.ReadAsync(path, limits, CancellationToken.None))
            records.Add((record.Line, record.Row, Encoding.UTF8.GetString(record.Utf8.Span).Trim(), record.Problem?.Reason));
        return records;
    }
}
