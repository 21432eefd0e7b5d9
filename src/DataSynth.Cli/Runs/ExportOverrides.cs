using System.Globalization;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>Puts what the command line says over a run's settings.</summary>
internal static class ExportOverrides
{
    /// <summary>The settings of an export.</summary>
    /// <param name="recorded">The pipeline of the run.</param>
    /// <param name="given">A pipeline file whose view is taken instead, or null.</param>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="CommandException">Settings that do not go together.</exception>
    public static PipelineFile Apply(PipelineFile recorded, PipelineFile? given, ExportArguments arguments)
    {
        var view = given ?? recorded;
        var pipeline = recorded with
        {
            Seed = arguments.Seed ?? view.Seed,
            GroundTruth = view.GroundTruth,
            Label = view.Label with { Rules = arguments.Rules is { } rules ? Enum.Parse<LabelRules>(rules, ignoreCase: true) : view.Label.Rules },
            Pairs = view.Pairs with { PerTask = (int)(arguments.PerTask ?? view.Pairs.PerTask) },
            Dedup = view.Dedup with { Near = arguments.Near ?? view.Dedup.Near },
            Decontaminate = arguments.Decontaminate.Count > 0 ? arguments.Decontaminate : view.Decontaminate,
            Select = view.Select,
            Export = view.Export with
            {
                Profile = arguments.Profile ?? view.Export.Profile,
                Splits = arguments.Splits is { } splits ? Splits(splits) : view.Export.Splits,
                ShardRows = arguments.ShardRows ?? view.Export.ShardRows,
                ShardBytes = arguments.ShardBytes ?? view.Export.ShardBytes,
                Compression = arguments.Compression ?? view.Export.Compression,
            },
        };
        if (pipeline.Pairs.ScoreGap is not null
            && ExportProfiles.TryGet(pipeline.Export.Profile, out var profile)
            && profile is PairProfile { TakesImperfectChosen: false })
        {
            throw CommandException.Usage($"--profile {profile.Name}: the better side is always right there, and the settings ask for pairs.score_gap; expected another profile, or settings without it (--pipeline)");
        }

        return pipeline;
    }

    private static List<SplitShare> Splits(string text)
    {
        var splits = new List<SplitShare>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is not [var name, var number]
                || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
            {
                throw CommandException.Usage($"--splits: found \"{part}\", expected names with shares that sum to 1, such as train=0.9,validation=0.1");
            }

            splits.Add(new SplitShare(name, share));
        }

        try
        {
            _ = new SplitAssigner(0, splits);
        }
        catch (ArgumentException exception)
        {
            throw CommandException.Usage($"--splits: {exception.Message.Split(" (Parameter")[0]}; such as train=0.9,validation=0.1");
        }

        return splits;
    }
}
