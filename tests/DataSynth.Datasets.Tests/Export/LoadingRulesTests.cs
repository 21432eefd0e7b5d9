using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;
using YamlDotNet.RepresentationModel;

namespace DataSynth.Datasets.Tests.Export;

/// <summary>
/// What <c>datasets.load_dataset</c> does with a folder (Hugging Face datasets, "Data files configuration" and its Parquet builder): the card's
/// patterns are resolved, each must find a file, the first file's schema is taken for all, and the card's types and numbers are believed.
/// </summary>
public sealed class LoadingRulesTests : IDisposable
{
    private readonly WrittenDataset _set = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var profile in ExportProfiles.All)
            {
                foreach (var situation in (string[])["several shards", "a split without rows", "no candidate", "only correct ones", "an unmet quota"])
                    cases.Add(profile.Name, situation);
            }

            return cases;
        }
    }

    public void Dispose() => _set.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loader_finds_every_row_by_the_card_or_is_told_that_there_is_none(string name, string situation)
    {
        var profile = ExportProfiles.All.Single(profile => profile.Name == name);
        var options = _set.Options(4) with { Profile = profile };

        var summary = situation switch
        {
            "several shards" => _set.Write(WrittenDataset.Many(40), options),
            "a split without rows" => _set.Write(WrittenDataset.Many(1), options),
            "no candidate" => _set.Write([], options),
            "only correct ones" => _set.Write([Correct()], options),
            _ => WriteSelected(options with { Selection = new SelectionSettings { Pairs = 50, Quotas = [new(new PairFilter(ErrorType.Value, null, null), 20)] } }),
        };

        ShouldLoad(profile, summary);
        foreach (var split in summary.Counts.Rows.Where(split => split.Rows == 0 && summary.Counts.Pairs > 0))
            summary.Notices.ShouldContain(notice => notice.StartsWith($"The split {split.Split} has no rows", StringComparison.Ordinal));
        if (summary.Counts.Pairs == 0)
            summary.Notices.ShouldContain(notice => notice.StartsWith("The data set has no rows", StringComparison.Ordinal));
        if (situation == "several shards")
            summary.Shards.CountBy(shard => shard.Split).ShouldAllBe(split => split.Value > 1);
        if (situation == "an unmet quota" && profile is PairProfile)
            summary.Notices.ShouldContain(notice => notice.StartsWith("Asked for 20 pairs of error type value; there are 10", StringComparison.Ordinal));
    }

    private static LabelledCandidate Correct()
        => TaskSamples.Candidate(TaskSamples.Weather(), [TaskSamples.Call("get_weather", """{"city":"Paris"}""")], new Verdict(VerdictKind.Correct, null, null, [], 1));

    private static ExportSummary WriteSelected(ExportOptions options)
    {
        var candidates = WrittenDataset.Many(10).ToList();
        PairSelection? selection = null;
        if (SelectionPass.IsNeeded(options))
        {
            using var pass = new SelectionPass(options, TaskDecisions.None);
            foreach (var candidate in candidates)
                pass.Add(TaskAnswers.Of([candidate], options));
            selection = pass.Complete();
        }

        using var writer = DatasetWriter.Create(options, selection: selection);
        foreach (var candidate in candidates)
            writer.Add(candidate);
        return writer.Complete(new RunFacts { Tasks = 10 });
    }

    private void ShouldLoad(ExportProfile profile, ExportSummary summary)
    {
        var card = FrontMatter();
        var files = _set.Files().Where(file => file.StartsWith("data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        files.ShouldBe(summary.Shards.Select(shard => shard.Path).Order(StringComparer.Ordinal));
        if (summary.Counts.Pairs == 0)
        {
            files.ShouldBeEmpty();
            // A loader refuses a pattern that finds nothing.
            card.Children.Keys.Select(key => key.ToString()).ShouldNotContain("configs");
            return;
        }

        var config = ((YamlSequenceNode)card["configs"]).Children.ShouldHaveSingleItem();
        config["config_name"].ToString().ShouldBe("default");
        card["dataset_info"]["config_name"].ToString().ShouldBe("default");
        var patterns = ((YamlSequenceNode)config["data_files"]).Children;
        var examples = ((YamlSequenceNode)card["dataset_info"]["splits"]).Children.ToDictionary(split => split["name"].ToString(), split => split["num_examples"].ToString());
        var found = patterns.ToDictionary(pattern => pattern["split"].ToString(), pattern => Resolve(pattern["path"].ToString()));
        found.Keys.ShouldBe(examples.Keys);
        // Every file in one split, and in no other.
        found.Values.SelectMany(of => of).Order(StringComparer.Ordinal).ShouldBe(files);
        foreach (var (split, paths) in found)
        {
            paths.ShouldNotBeEmpty(split);
            paths.Select((path, number) => path == $"data/{split}-{number:00000}-of-{paths.Count:00000}{Path.GetExtension(path)}").ShouldAllBe(isNamed => isNamed);
            paths.Sum(path => Rows(profile, path)).ToString().ShouldBe(examples[split]);
        }

        if (profile.Format == ShardFormat.Parquet)
            ShouldHaveOneSchema(files, card["dataset_info"]);
    }

    private void ShouldHaveOneSchema(List<string> files, YamlNode info)
    {
        var schemas = files.ConvertAll(file =>
        {
            using var reader = ParquetFileReader.Open(_set.At(file));
            return FieldText.Of(reader.Schema);
        });
        schemas.ShouldAllBe(schema => schema == schemas[0]);
        if (!((YamlMappingNode)info).Children.TryGetValue("features", out var features))
            return;

        // What the card says of types is believed before the files: a difference would be a failing cast.
        var said = ((YamlSequenceNode)features).Children.Select(feature => feature is YamlMappingNode map && map.Children.TryGetValue("list", out var members)
            ? $"{feature["name"]}:list<struct<{string.Join(',', ((YamlSequenceNode)members).Children.Select(member => $"{member["name"]}:{TypeName(member)}"))}>>"
            : $"{feature["name"]}:{TypeName(feature)}");
        string.Join(' ', said).ShouldBe(schemas[0].Replace("?", "", StringComparison.Ordinal));
    }

    private static string TypeName(YamlNode feature) => feature["dtype"].ToString() switch
    {
        "float64" => "double",
        "bool" => "boolean",
        var same => same,
    };

    /// <summary>The files of a pattern with one star in its last part.</summary>
    private List<string> Resolve(string pattern)
    {
        pattern.Count(character => character == '*').ShouldBe(1);
        return [.. Directory.GetFiles(_set.At("data"), Path.GetFileName(pattern)).Select(file => "data/" + Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }

    private long Rows(ExportProfile profile, string path)
    {
        if (profile.Format == ShardFormat.JsonLines)
            return File.ReadLines(_set.At(path)).LongCount();
        using var reader = ParquetFileReader.Open(_set.At(path));
        return reader.ReadRows().LongCount();
    }

    private YamlMappingNode FrontMatter()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(_set.At("README.md")).Split("---\n")[1]));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
