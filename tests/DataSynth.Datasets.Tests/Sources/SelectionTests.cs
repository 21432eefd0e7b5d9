using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Shuffling;
using DataSynth.Datasets.Tasks;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Sources;

/// <summary>What <c>where</c>, <c>shuffle</c> and <c>limit</c> make of a source.</summary>
public sealed class SelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Records_that_where_refuses_are_left_out_and_counted()
    {
        var items = await ReadAsync(10, source => source with { Where = Condition("n >= 7 or n = 0") });

        items.Tasks().Select(item => item.Task.Id).ShouldBe(["n0", "n7", "n8", "n9"]);
        items.OfType<LeftOutRow>().Select(row => $"{row.Row} {row.Reason}").ShouldBe(
            Enumerable.Range(2, 6).Select(row => $"{row} {LeftOutReasons.Where}"));
        items.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_shuffled_source_gives_every_task_once_in_an_order_that_only_the_seed_decides()
    {
        var first = await ReadAsync(200, source => source with { Shuffle = true }, seed: 7);
        var again = await ReadAsync(200, source => source with { Shuffle = true }, seed: 7);
        var other = await ReadAsync(200, source => source with { Shuffle = true }, seed: 8);

        var ids = first.Tasks().Select(item => item.Task.Id).ToArray();
        ids.ShouldBe(again.Tasks().Select(item => item.Task.Id));
        ids.ShouldNotBe(other.Tasks().Select(item => item.Task.Id));
        ids.ShouldNotBe(Enumerable.Range(0, 200).Select(number => $"n{number}"));
        ids.Order().ShouldBe(Enumerable.Range(0, 200).Select(number => $"n{number}").Order());
        first.Tasks().ShouldAllBe(item => item.Task.Id == $"n{item.Row - 1}" && item.Line == item.Row);
    }

    [Fact]
    public async Task A_limit_takes_the_first_of_the_drawn_order_and_counts_the_others()
    {
        var all = await ReadAsync(50, source => source with { Shuffle = true }, seed: 7);
        var items = await ReadAsync(50, source => source with { Shuffle = true, Limit = 5 }, seed: 7);

        items.Tasks().Select(item => item.Task.Id).ShouldBe(all.Tasks().Take(5).Select(item => item.Task.Id));
        items.OfType<LeftOutRow>().Count(row => row.Reason == LeftOutReasons.Limit).ShouldBe(45);
        items.Select(item => item.Row).Order().ShouldBe(Enumerable.Range(1, 50).Select(row => (long)row));
    }

    [Fact]
    public async Task Quarantined_records_do_not_count_towards_the_limit_of_a_shuffled_source()
    {
        var path = _folder.Write("tasks.jsonl", string.Join('\n', Line(0), Line(0), "{", Line(0), Line(1)));

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "tasks") { Shuffle = true, Limit = 2 }], seed: 3);

        items.Tasks().Select(item => item.Task.Id).Order().ShouldBe(["n0", "n1"]);
        items.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Shuffling_leaves_no_scratch_file_behind_and_loses_nothing_of_a_task()
    {
        using var scratch = new TemporaryFolder();
        var path = _folder.Write(
            "tasks.jsonl",
            """{"id":"x","conversation":[{"role":"user","content":"é😀"}],"tools":[{"name":"f","parameters":{ "type": "object" }}],"accepted":[{"name":"f","arguments":{"a":[1.0,""]}}],"license":"MIT","language":"Java","source_revision":"r1"}""");
        var tasks = new List<SourceItem>();
        foreach (var shuffle in new[] { false, true })
        {
            var reader = new TaskReader([new SourceSettings(path, "tasks") { Shuffle = shuffle }], GroundTruthMode.Off, new SourceLimits(), scratch.Root);
            await foreach (var item in reader.ReadAsync())
                tasks.Add(item);
        }

        TaskJson.Write(tasks[1].ShouldBeOfType<SourceTask>().Task)
            .ShouldBe(TaskJson.Write(tasks[0].ShouldBeOfType<SourceTask>().Task));
        Directory.GetFiles(scratch.Root).ShouldBeEmpty();
    }

    [Fact]
    public void A_permutation_gives_every_number_once()
        => Prop.ForAll(Gen.Choose(0, 5000).ToArbitrary(), ArbMap.Default.ArbFor<long>(), (count, seed) =>
        {
            var permutation = new SeededPermutation(count, seed, "test");
            return Enumerable.Range(0, count).Select(index => permutation[index]).Order().SequenceEqual(Enumerable.Range(0, count).Select(index => (long)index));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_place_of_a_permutation_is_about_equally_likely()
    {
        const int Seeds = 6000;
        var counts = new int[6, 6];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var permutation = new SeededPermutation(6, seed, "test");
            for (var index = 0; index < 6; index++)
                counts[index, permutation[index]]++;
        }

        // Five standard deviations of a binomial count with mean 1,000.
        foreach (var count in counts)
            count.ShouldBeInRange(1000 - 145, 1000 + 145);
    }

    private static RowCondition Condition(string text)
        => RowCondition.TryParse(text, out var condition, out var error) ? condition : throw new ArgumentException(error.Problem, nameof(text));

    private static string Line(int number)
        => $$"""{"id":"n{{number}}","n":{{number}},"conversation":[{"role":"user","content":"a"}],"tools":[],"expected":[]}""";

    private Task<List<SourceItem>> ReadAsync(int count, Func<SourceSettings, SourceSettings> change, long seed = 0)
    {
        var path = _folder.Write("tasks.jsonl", string.Join('\n', Enumerable.Range(0, count).Select(Line)));
        return SourceReading.ReadAsync([change(new SourceSettings(path, "tasks"))], seed: seed);
    }
}
