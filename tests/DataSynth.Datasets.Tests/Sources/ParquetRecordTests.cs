using System.Buffers;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class ParquetRecordTests : IDisposable
{
    private const string Tools = """[{"name":"f","parameters":{"type":"object","properties":{"x":{"type":"integer"}}}}]""";

    private static readonly ParquetSchema Xlam = new(
        [ParquetField.Int64("id"), ParquetField.Text("query"), ParquetField.Text("answers"), ParquetField.Text("tools")]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_format_reads_parquet_whatever_the_file_is_called()
    {
        var path = Write("xlam.data", (0L, "q", """[{"name":"f","arguments":{"x":1}}]""", Tools), (1L, "q", "[{", Tools));

        var items = await SourceReading.ReadAsync(path, "xlam");

        var task = items[0].ShouldBeOfType<SourceTask>();
        (task.Task.Id, task.Calls(), task.Row).ShouldBe(("xlam-0", "f(x=1)", 1));
        var row = items[1].ShouldBeOfType<QuarantinedRow>();
        (row.Kind, row.Line, row.Row).ShouldBe((QuarantineKinds.BrokenJson, 2, 2));
        row.Text.ShouldStartWith("""{"id":1,"query":"q","answers":"[{",""");
    }

    [Fact]
    public async Task A_folder_of_parquet_shards_is_read_in_the_order_of_their_names()
    {
        Write("train-00001.parquet", (1L, "q", "[]", Tools));
        Write("train-00000.parquet", (0L, "q", "[]", Tools));

        (await SourceReading.ReadAsync([new SourceSettings(_folder.Root, "xlam") { Dataset = "x" }])).Tasks()
            .Select(item => item.Task.Id).ShouldBe(["x-0", "x-1"]);
    }

    [Fact]
    public async Task A_row_that_is_too_large_as_json_is_quarantined_and_reading_goes_on()
    {
        var path = Write("x.parquet", (0L, new string('a', 5000), "[]", Tools), (1L, "q", "[]", Tools));

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "xlam")], limits: new SourceLimits { RecordBytes = 2000 });

        items[0].ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(QuarantineKinds.TooLong);
        items[1].ShouldBeOfType<SourceTask>();
    }

    /// <summary>A dictionary makes a file of a few kilobytes whose row would be a hundred megabytes of JSON.</summary>
    [Fact]
    public async Task A_row_that_repeats_a_long_text_of_a_dictionary_is_given_up_within_the_limit()
    {
        var path = _folder.At("bomb.parquet");
        var schema = new ParquetSchema([ParquetField.List("answers", ParquetField.Text("element"))]);
        var text = new string('x', 1 << 16);
        using (var writer = ParquetFileWriter.Create(path, schema, new() { Compression = ParquetCompression.Gzip }))
        {
            writer.WriteRow([Enumerable.Repeat<object?>(text, 2_000).ToArray()]);
            writer.Complete();
        }

        new FileInfo(path).Length.ShouldBeLessThan(1 << 20);
        (await SourceReading.ReadAsync(path, "xlam")).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(QuarantineKinds.TooLong);

        var buffer = new BoundedBuffer(1 << 20);
        buffer.Write(new byte[1 << 20]);
        Should.Throw<BufferFullException>(() => buffer.Write(new byte[1]));
        buffer.Clear();
        buffer.Write(new byte[1 << 20]);
    }

    [Fact]
    public async Task A_damaged_file_is_one_clear_error_that_names_it()
    {
        var path = _folder.Write("x.parquet", "PAR1 and nothing else");

        var exception = await Should.ThrowAsync<SourceException>(() => SourceReading.ReadAsync(path, "xlam"));

        exception.File.ShouldBe(path);
        exception.Problem.ShouldStartWith("is no sound Parquet file");
        exception.Message.Split(path).Length.ShouldBe(2);
    }

    private string Write(string name, params (long Id, string Query, string Answers, string Tools)[] rows)
    {
        var path = _folder.At(name);
        using var writer = ParquetFileWriter.Create(path, Xlam);
        foreach (var row in rows)
            writer.WriteRow([row.Id, row.Query, row.Answers, row.Tools]);
        writer.Complete();
        return path;
    }
}
