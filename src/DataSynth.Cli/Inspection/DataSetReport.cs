using System.Text;
using System.Text.Json;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Parquet;

namespace DataSynth.Cli.Inspection;

/// <summary>A data set folder: its manifest, held against the files that are there.</summary>
internal sealed class DataSetReport : InspectionReport
{
    private readonly string _path;
    private readonly JsonElement _manifest;
    private readonly List<ShardSummary> _shards = [];
    private readonly List<string> _problems = [];

    private DataSetReport(string path, JsonElement manifest)
    {
        _path = path;
        _manifest = manifest;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads a folder's manifest and the footers of its shards.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="CommandException">The manifest cannot be read.</exception>
    public static DataSetReport Open(string path)
    {
        var name = Path.Combine(path, Inspector.ManifestName);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(name));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw CommandException.Environment($"{name}: found a JSON {document.RootElement.ValueKind}, expected the manifest of a data set, an object");
            var report = new DataSetReport(path, document.RootElement.Clone());
            report.ReadShards(name);
            return report;
        }
        catch (JsonException exception)
        {
            throw CommandException.Environment(
                $"{name}: not JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}; expected the manifest of a data set", exception);
        }
    }

    /// <summary>Writes the counts of the manifest, as <c>run --json</c> does.</summary>
    /// <param name="writer">Takes the member <c>counts</c>; nothing when the manifest has none.</param>
    public void WriteCounts(Utf8JsonWriter writer) => WriteMember("counts", writer);

    /// <summary>Writes the counts of the manifest for people, and an empty line; nothing when the manifest has none.</summary>
    /// <param name="output">Takes them.</param>
    public void AppendCounts(StringBuilder output)
    {
        if (!_manifest.TryGetProperty("counts", out var counts) || counts.ValueKind != JsonValueKind.Object)
            return;
        foreach (var count in counts.EnumerateObject())
            output.Append($"  {DisplayWidth.Printable(count.Name),-14}{ManifestText.Of(count.Value, " ")}\n");
        output.Append('\n');
    }

    /// <inheritdoc/>
    public override string ToText(int width)
    {
        var output = new StringBuilder();
        output.Append($"{_path}: {NumberText.Count(_shards.Sum(shard => shard.Rows))} rows in {_shards.Count} files, {NumberText.Bytes(_shards.Sum(shard => shard.Bytes))}\n\n");
        AppendCounts(output);
        var rows = _shards.Select(shard => (IReadOnlyList<string>)[shard.Path, NumberText.Count(shard.Rows), NumberText.Bytes(shard.Bytes)]).ToArray();
        output.Append(TextTable.Render(["file", "rows", "size"], rows, width, TextStyle.Plain));
        StatisticsText.Append(_manifest, output, width);
        return output.ToString();
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer)
    {
        WriteCounts(writer);
        writer.WriteString("kind", "dataset");
        writer.WriteString("path", _path);
        WriteMember("settings", writer);
        WriteMember("inputs", writer);
        writer.WriteStartArray("shards");
        foreach (var shard in _shards)
        {
            writer.WriteStartObject();
            writer.WriteString("path", shard.Path);
            writer.WriteNumber("rows", shard.Rows);
            writer.WriteNumber("bytes", shard.Bytes);
            writer.WriteString("sha256", shard.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteMember("statistics", writer);
        writer.WriteTexts("problems", _problems);
    }

    /// <summary>Rows by the file itself: a Parquet file's footer, or the lines of a JSON Lines file.</summary>
    private static long RowsOf(string file)
    {
        if (file.EndsWith(".jsonl", StringComparison.Ordinal))
            return File.ReadLines(file).LongCount();
        using var reader = ParquetFileReader.Open(file);
        return reader.RowCount;
    }

    private void WriteMember(string name, Utf8JsonWriter writer)
    {
        if (!_manifest.TryGetProperty(name, out var value))
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private void ReadShards(string manifestName)
    {
        if (!_manifest.TryGetProperty("shards", out var shards) || shards.ValueKind != JsonValueKind.Array)
        {
            _problems.Add($"{manifestName}: found no list \"shards\", expected one");
            return;
        }

        foreach (var shard in shards.EnumerateArray())
            ReadShard(shard, manifestName);
    }

    private void ReadShard(JsonElement shard, string manifestName)
    {
        if (shard.ValueKind != JsonValueKind.Object
            || !shard.TryGetProperty("path", out var path) || path.GetString() is not { } relative
            || Path.IsPathRooted(relative) || relative.Split('/', '\\').Contains("..")
            || !shard.TryGetProperty("rows", out var stated) || !stated.TryGetInt64(out var rows))
        {
            _problems.Add($"{manifestName}: found a shard {DisplayWidth.Truncate(shard.GetRawText(), 80)}, expected path and rows");
            return;
        }

        var file = Path.Combine(_path, relative);
        var sha256 = shard.TryGetProperty("sha256", out var hash) ? hash.GetString() : null;
        try
        {
            var found = RowsOf(file);
            _shards.Add(new ShardSummary(relative, found, new FileInfo(file).Length, sha256));
            if (found != rows)
                _problems.Add($"{file}: found {found} rows, expected {rows} as {Inspector.ManifestName} says");
        }
        catch (Exception exception) when (exception is ParquetException or IOException)
        {
            _problems.Add(exception is ParquetException ? exception.Message : $"{file}: {Inspector.ManifestName} lists it, but it cannot be opened");
        }
    }
}
