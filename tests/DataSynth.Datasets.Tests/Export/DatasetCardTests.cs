using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using YamlDotNet.RepresentationModel;

namespace DataSynth.Datasets.Tests.Export;

public sealed class DatasetCardTests : IDisposable
{
    private readonly WrittenDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void The_yaml_block_names_splits_files_types_and_licences()
    {
        var summary = _set.Write(WrittenDataset.Many(40), shardRows: 7);

        var yaml = FrontMatter();

        List(yaml, "license").Children.Select(node => node.ToString()).ShouldBe(["cc0-1.0"]);
        var files = List(List(yaml, "configs")[0], "data_files");
        files.Children.Select(node => $"{node["split"]} {node["path"]}").ShouldBe(["train data/train-*.parquet", "validation data/validation-*.parquet"]);
        foreach (var file in _set.Files().Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)))
            files.Children.ShouldContain(node => file.StartsWith(node["path"].ToString().Replace("*.parquet", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var info = yaml["dataset_info"];
        List(info, "splits").Children.Select(node => $"{node["name"]} {node["num_examples"]}")
            .ShouldBe(summary.Counts.Rows.Select(split => $"{split.Split} {split.Rows}"));
        var features = List(info, "features").Children;
        features.Select(node => node["name"].ToString()).ShouldBe(ExportProfiles.All[0].Fields.Select(field => field.Name));
        List(features[2], "list").Children.Select(node => $"{node["name"]}:{node["dtype"]}").ShouldBe(["role:string", "content:string"]);
        features.Skip(11).Take(2).Select(node => node["dtype"].ToString()).ShouldBe(["float64", "bool"]);
    }

    [Fact]
    public void The_share_of_perturb_is_said()
    {
        var task = TaskSamples.Weather();
        LabelledCandidate[] candidates =
        [
            TaskSamples.Wrong(task, """{"city":"a"}""", "perturb/1") with { Generator = new GeneratorIdentity("perturb/1", null, null) },
            TaskSamples.Wrong(task, """{"city":"b"}""", "m"),
        ];

        var summary = _set.Write(candidates);

        summary.Notices.ShouldContain("1 of 2 rows (50.0 %) were made by perturb from the right calls, not by a model.");
        Card().ShouldContain("Made by models: 1 rows. Made by perturb from the right calls: 1 rows (50.0 %).");
        Card().ShouldContain("| perturb/1 | no weights |  |");
        Card().ShouldContain("| weather | m | value | 1 | 50.0 % |");
    }

    [Fact]
    public void Licences_that_bind_or_are_not_stated_are_said()
    {
        LabelledCandidate Of(string id, string dataset, string? license) => TaskSamples.Wrong(
            TaskSamples.Weather(id) with { Dataset = dataset, License = license, Conversation = [new("user", id)] }, """{"city":"a"}""");

        var summary = _set.Write([Of("a", "sgd", "CC-BY-SA-4.0"), Of("b", "own", null), Of("c", "both", "MIT OR Apache-2.0")]);

        summary.Notices.ShouldContain(notice => notice.Contains("sgd (CC-BY-SA-4.0)"));
        summary.Notices.ShouldContain(notice => notice.Contains("The licence of own is not stated"));
        List(FrontMatter(), "license").Children.Select(node => node.ToString()).ShouldBe(["cc-by-sa-4.0", "other", "unknown"]);
    }

    [Fact]
    public void Names_from_foreign_files_cannot_break_the_card()
    {
        var task = TaskSamples.Weather() with { Dataset = "a|b\n---\n# Title\n```" };

        _set.Write([TaskSamples.Wrong(task, """{"city":"a"}""", "m\n---\nlicense: mit")]);

        Card().ShouldContain("| a\\|b --- # Title ``` |");
        Card().Split('\n').Count(line => line == "---").ShouldBe(2);
    }

    [Fact]
    public void Names_without_number_fill_neither_memory_nor_card()
    {
        var task = TaskSamples.Weather();

        var summary = _set.Write(Enumerable.Range(0, 1500).Select(i => TaskSamples.Wrong(
            task with { Id = $"{i}", Dataset = $"set {i}", Conversation = [new("user", $"{i}")] }, "{}")));

        summary.Outcomes.Count.ShouldBe(1001);
        summary.Outcomes.Sum(outcome => outcome.Pairs).ShouldBe(1500);
        Card().ShouldContain("801 further lines are left out.");
    }

    [Fact]
    public void Lengths_say_how_many_rows_trainers_would_drop()
    {
        var task = TaskSamples.Weather() with { Conversation = [new("user", new string('x', 5000))] };

        _set.Write([TaskSamples.Wrong(task, """{"city":"a"}""")]);

        Card().ShouldContain("| 1024 | 1 | 100.0 % |");
        Card().ShouldContain("| 2048 | 0 | 0.0 % |");
    }

    private static YamlSequenceNode List(YamlNode node, string key) => (YamlSequenceNode)node[key];

    private string Card() => File.ReadAllText(_set.At("README.md"));

    private YamlNode FrontMatter()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Card().Split("---\n")[1]));
        return yaml.Documents[0].RootNode;
    }
}
