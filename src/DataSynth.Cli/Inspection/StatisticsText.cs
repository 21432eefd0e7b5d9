using System.Text;
using System.Text.Json;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;

namespace DataSynth.Cli.Inspection;

/// <summary>The statistics of a data set's manifest for people.</summary>
internal static class StatisticsText
{
    /// <summary>Adds what the manifest has of them; members that have another shape than ours are passed over.</summary>
    /// <param name="manifest">The manifest, an object.</param>
    /// <param name="output">Takes tables and lines, each group after an empty line.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static void Append(JsonElement manifest, StringBuilder output, int width)
    {
        if (!manifest.TryGetProperty("statistics", out var statistics) || statistics.ValueKind != JsonValueKind.Object)
            return;
        AppendTable(statistics, "outcomes", ["source", "model", "outcome", "candidates", "rows"], output, width);
        AppendTable(statistics, "unlabelled", ["reason", "candidates"], output, width);
        AppendTable(statistics, "left_out", ["reason", "candidates"], output, width);
        if (!statistics.TryGetProperty("lengths", out var lengths) || lengths.ValueKind != JsonValueKind.Object)
            return;
        output.Append("\nlengths\n");
        foreach (var length in lengths.EnumerateObject())
            output.Append($"  {DisplayWidth.Printable(length.Name.Replace('_', ' '))}: {ManifestText.Of(length.Value, ": ")}\n");
    }

    private static void AppendTable(JsonElement statistics, string name, string[] columns, StringBuilder output, int width)
    {
        if (!statistics.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return;
        JsonElement[] objects = [.. list.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)];
        columns = [.. columns.Where(column => Array.Exists(objects, row => row.TryGetProperty(column, out _)))];
        var rows = objects.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => row.TryGetProperty(column, out var value) ? ManifestText.Of(value, ": ") : "")])
            .ToArray();
        output.Append($"\n{name.Replace('_', ' ')}\n").Append(TextTable.Render(columns, rows, width, TextStyle.Plain));
    }
}
