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
        => Write(output, options.Name, options.Profile.Schema, summary.Counts, summary.Shards, licenses);

    /// <summary>Writes the block, fences included.</summary>
    public static void Write(
        StringBuilder output, string name, ParquetSchema schema, ExportCounts counts, IReadOnlyList<ShardFile> shards, IEnumerable<string> licenses)
    {
        output.Append("---\n");
        output.Append("pretty_name: ").Append(Quote(name)).Append('\n');
        output.Append("license:\n");
        foreach (var license in licenses.Select(Identifier).Distinct().Order(StringComparer.Ordinal))
            output.Append("- ").Append(license).Append('\n');
        output.Append("tags:\n- tool-calling\n- reward-model\n- preference\n- synthetic\n");
        output.Append("size_categories:\n- ").Append(Sizes.FirstOrDefault(size => counts.Pairs < size.Rows).Category ?? "n>10M").Append('\n');
        if (counts.Pairs > 0)
        {
            WriteInfo(output, schema, counts, shards);
            WriteConfigs(output, counts, shards);
        }

        output.Append("---\n");
    }

    private static void WriteInfo(StringBuilder output, ParquetSchema schema, ExportCounts counts, IReadOnlyList<ShardFile> shards)
    {
        output.Append("dataset_info:\n  config_name: default\n");
        if (schema.Fields.All(IsDescribed))
        {
            output.Append("  features:\n");
            foreach (var field in schema.Fields)
                WriteFeature(output, field);
        }

        output.Append("  splits:\n");
        foreach (var split in counts.Rows.Where(split => split.Rows > 0))
        {
            var bytes = shards.Where(shard => shard.Split == split.Split).Sum(shard => shard.Bytes);
            output.Append("  - name: ").Append(split.Split)
                .Append("\n    num_bytes: ").Append(bytes)
                .Append("\n    num_examples: ").Append(split.Rows).Append('\n');
        }

        var all = shards.Sum(shard => shard.Bytes);
        output.Append("  download_size: ").Append(all).Append("\n  dataset_size: ").Append(all).Append('\n');
    }

    /// <summary>Whether a field can be described here; columns that were kept of foreign files may have any type, and without a description
    /// <c>datasets</c> takes the types from the files.</summary>
    private static bool IsDescribed(ParquetField field) => field.Kind == ParquetFieldKind.Primitive
        ? field is { PhysicalType: ParquetPhysicalType.Int64 or ParquetPhysicalType.Double or ParquetPhysicalType.Boolean, LogicalType: null }
            or { LogicalType.Kind: ParquetLogicalKind.String }
        : field.Kind == ParquetFieldKind.List && field.Children[0].Kind == ParquetFieldKind.Struct
            && field.Children[0].Children.All(member => member.Kind == ParquetFieldKind.Primitive && IsDescribed(member));

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

    private static void WriteConfigs(StringBuilder output, ExportCounts counts, IReadOnlyList<ShardFile> shards)
    {
        var extension = Path.GetExtension(shards[0].Path);
        output.Append("configs:\n- config_name: default\n  data_files:\n");
        foreach (var split in counts.Rows.Where(split => split.Rows > 0))
            output.Append("  - split: ").Append(split.Split).Append("\n    path: data/").Append(split.Split).Append("-*").Append(extension).Append('\n');
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
