using System.Text;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>
/// The YAML block at the head of a data card, by which Hugging Face's <c>datasets</c> finds files, splits and types (its documentation,
/// "Data files configuration" and "Dataset card").
/// </summary>
internal static class CardFrontMatter
{
    private static readonly (long Rows, string Category)[] Sizes =
    [
        (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"),
    ];

    /// <summary>Writes the block, fences included.</summary>
    public static void Write(StringBuilder output, ExportOptions options, ExportSummary summary, IEnumerable<string> licenses)
    {
        output.Append("---\n");
        output.Append("pretty_name: ").Append(Quote(options.Name)).Append('\n');
        output.Append("license:\n");
        foreach (var license in licenses.Select(Identifier).Distinct().Order(StringComparer.Ordinal))
            output.Append("- ").Append(license).Append('\n');
        output.Append("tags:\n- tool-calling\n- reward-model\n- preference\n- synthetic\n");
        var rows = summary.Counts.Pairs;
        output.Append("size_categories:\n- ").Append(Sizes.FirstOrDefault(size => rows < size.Rows).Category ?? "n>10M").Append('\n');
        if (rows > 0)
        {
            WriteInfo(output, options, summary);
            WriteConfigs(output, summary);
        }

        output.Append("---\n");
    }

    private static void WriteInfo(StringBuilder output, ExportOptions options, ExportSummary summary)
    {
        output.Append("dataset_info:\n  config_name: default\n  features:\n");
        foreach (var field in options.Profile.Schema.Fields)
            WriteFeature(output, field);
        output.Append("  splits:\n");
        foreach (var split in summary.Counts.Rows.Where(split => split.Rows > 0))
        {
            var bytes = summary.Shards.Where(shard => shard.Split == split.Split).Sum(shard => shard.Bytes);
            output.Append("  - name: ").Append(split.Split)
                .Append("\n    num_bytes: ").Append(bytes)
                .Append("\n    num_examples: ").Append(split.Rows).Append('\n');
        }

        var all = summary.Shards.Sum(shard => shard.Bytes);
        output.Append("  download_size: ").Append(all).Append("\n  dataset_size: ").Append(all).Append('\n');
    }

    private static void WriteFeature(StringBuilder output, ParquetField field)
    {
        output.Append("  - name: ").Append(field.Name).Append('\n');
        if (field.Kind == ParquetFieldKind.Primitive)
        {
            output.Append("    dtype: ").Append(TypeName(field)).Append('\n');
            return;
        }

        // The only nesting that profiles use is a list of structs of primitives.
        output.Append("    list:\n");
        foreach (var member in field.Children[0].Children)
            output.Append("    - name: ").Append(member.Name).Append("\n      dtype: ").Append(TypeName(member)).Append('\n');
    }

    private static void WriteConfigs(StringBuilder output, ExportSummary summary)
    {
        output.Append("configs:\n- config_name: default\n  data_files:\n");
        foreach (var split in summary.Counts.Rows.Where(split => split.Rows > 0))
            output.Append("  - split: ").Append(split.Split).Append("\n    path: data/").Append(split.Split).Append("-*.parquet\n");
    }

    private static string TypeName(ParquetField field) => field.PhysicalType switch
    {
        ParquetPhysicalType.Int64 => "int64",
        ParquetPhysicalType.Double => "float64",
        ParquetPhysicalType.Boolean => "bool",
        _ => "string",
    };

    /// <summary>Licences are named on the hub by their SPDX identifiers in lower case; <c>unknown</c> where none is stated, <c>other</c>
    /// for anything else.</summary>
    private static string Identifier(string license)
    {
        if (license == ExportTally.NotStated)
            return "unknown";
        return license.Length > 0 && license.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.')
            ? license.ToLowerInvariant()
            : "other";
    }

    /// <summary>JSON strings are YAML double-quoted scalars (YAML 1.2 §7.3.1).</summary>
    private static string Quote(string text) => new ToolCalling.Json.JsonString(text).ToString();
}
