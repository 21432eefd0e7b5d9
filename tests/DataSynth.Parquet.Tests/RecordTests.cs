namespace DataSynth.Parquet.Tests;

public sealed class RecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public enum Verdict
    {
        Correct,
        Incorrect,
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Records_come_back_as_they_were_written()
    {
        Sample[] samples =
        [
            new("a", 1, 2.5, null, [new("user", "hi"), new("assistant", null)], [1, null, 3], Verdict.Incorrect, new(2026, 11, 20),
                new DateTimeOffset(2026, 11, 20, 12, 0, 1, 500, TimeSpan.Zero), 12.5m, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")) { Note = "later" },
            new("b", long.MaxValue, double.NaN, true, [], null, Verdict.Correct, DateOnly.MinValue, DateTimeOffset.UnixEpoch, -0.0000000001m, Guid.Empty),
        ];
        var path = _folder.File("records.parquet");

        var written = await ParquetRecords.WriteAsync(path, samples.ToAsyncEnumerable());
        var read = await ParquetRecords.ReadAsync<Sample>(path).ToArrayAsync();

        written.ShouldBe(2);
        read.ShouldBe(samples, new SampleComparer());
    }

    [Fact]
    public void Properties_become_columns_in_snake_case_unless_they_are_named()
    {
        var schema = ParquetRecords.SchemaOf<Sample>();

        schema.Fields.Select(field => field.Name).ShouldBe(
            ["name", "big_number", "ratio", "is_maybe", "conversation", "numbers", "verdict", "day", "moment", "price", "uuid", "a_note"]);
        schema.Fields.Where(field => field.IsNullable).Select(field => field.Name).ShouldBe(["is_maybe", "numbers", "a_note"]);
        schema.Fields[4].Children[0].IsNullable.ShouldBeFalse();
        schema.Fields[5].Children[0].IsNullable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_missing_column_is_an_error_unless_its_property_may_be_null()
    {
        var path = _folder.File("few.parquet");
        await ParquetRecords.WriteAsync(path, new[] { new Few("x") }.ToAsyncEnumerable());

        (await ParquetRecords.ReadAsync<FewAndMaybe>(path).ToArrayAsync()).ShouldBe([new FewAndMaybe("x", null)]);
        var error = await Should.ThrowAsync<ParquetException>(async () => await ParquetRecords.ReadAsync<FewAndMore>(path).ToArrayAsync());
        error.Message.ShouldContain("more");
        error.File.ShouldBe(path);
    }

    [Fact]
    public async Task A_time_beyond_the_years_of_its_property_is_an_error_of_the_file()
    {
        var path = _folder.File("late.parquet");
        ParquetFiles.Write(path, new([ParquetField.Timestamp("moment")]), [[new ParquetTimestamp(1L << 38, 0)]]);

        var error = await Should.ThrowAsync<ParquetException>(async () => await ParquetRecords.ReadAsync<Moment>(path).ToArrayAsync());

        error.File.ShouldBe(path);
        error.Message.ShouldContain("outside the years");
    }

    [Fact]
    public async Task A_cancelled_writing_leaves_no_file()
    {
        var path = _folder.File("cancelled.parquet");
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            () => ParquetRecords.WriteAsync(path, Endless(source), cancellationToken: source.Token));

        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    private static async IAsyncEnumerable<Few> Endless(CancellationTokenSource source)
    {
        for (var i = 0; ; i++)
        {
            yield return new($"row {i}");
            if (i == 100)
                await source.CancelAsync();
        }
    }

    public sealed record Few(string Name);

    public sealed record Moment([property: ParquetColumn("moment")] DateTimeOffset At);

    public sealed record FewAndMaybe(string Name, int? Maybe);

    public sealed record FewAndMore(string Name, int More);

    public sealed record Turn(string Role, string? Content);

    public sealed record Sample(
        string Name,
        long BigNumber,
        double Ratio,
        bool? IsMaybe,
        IReadOnlyList<Turn> Conversation,
        List<int?>? Numbers,
        Verdict Verdict,
        DateOnly Day,
        DateTimeOffset Moment,
        decimal Price,
        Guid Uuid)
    {
        [ParquetColumn("a_note")]
        public string? Note { get; init; }
    }

    private sealed class SampleComparer : IEqualityComparer<Sample>
    {
        public bool Equals(Sample? x, Sample? y) => Text(x!) == Text(y!);

        public int GetHashCode(Sample obj) => Text(obj).GetHashCode(StringComparison.Ordinal);

        private static string Text(Sample sample) => RowText.Of([ParquetRecords.ToRow(sample)]);
    }
}
