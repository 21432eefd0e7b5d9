using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Decontamination;

/// <summary>Reads benchmark files: JSON Lines or one JSON array (plain or gzip), Parquet, or any list of texts, one a line.</summary>
public static class BenchmarkFiles
{
    /// <summary>Reads files into an index.</summary>
    /// <param name="paths">Files, folders or globs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The index, and the files with their hashes in the order in which they were read.</returns>
    /// <exception cref="SourceException">A file is missing, cannot be read, or holds nothing that could match.</exception>
    public static async Task<(BenchmarkIndex Index, IReadOnlyList<InputFile> Files)> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var index = new BenchmarkIndex();
        var files = new List<InputFile>();
        foreach (var file in paths.SelectMany(SourceFiles.Resolve))
        {
            var before = index.Count;
            if (IsParquet(file))
                ReadParquet(file, index);
            else
                await ReadRecordsAsync(file, index, cancellationToken).ConfigureAwait(false);
            if (index.Count == before)
                throw new SourceException(file, "no user text and no tools found; expected a benchmark's questions, or a list of texts");
            files.Add(await InputFile.HashAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return (index, files);
    }

    private static bool IsParquet(string file) => file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadRecordsAsync(string file, BenchmarkIndex index, CancellationToken cancellationToken)
    {
        var limits = new SourceLimits();
        var name = Path.GetFileName(file);
        await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
        {
            // What is no JSON is a text: a benchmark may be a plain list of questions.
            var value = JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var read, out _) && read is JsonObject or JsonString
                ? read
                : new JsonString(Encoding.UTF8.GetString(record.Utf8.Span).Trim());
            if (BenchmarkFields.Read(value, name, record.Line) is { } item)
                index.Add(item);
        }
    }

    private static void ReadParquet(string file, BenchmarkIndex index)
    {
        try
        {
            using var reader = ParquetFileReader.Open(file);
            var row = 0L;
            foreach (var values in reader.ReadRows())
            {
                row++;
                var record = new JsonObject(
                    reader.Schema.Fields.Zip(values, (field, value) => new JsonMember(field.Name, ToJson(field, value))).ToList());
                if (BenchmarkFields.Read(record, Path.GetFileName(file), row) is { } item)
                    index.Add(item);
            }
        }
        catch (ParquetException exception)
        {
            throw new SourceException(file, exception.Message, exception);
        }
    }

    private static JsonValue ToJson(ParquetField field, object? value) => (field.Kind, value) switch
    {
        (ParquetFieldKind.List, IReadOnlyList<object?> items) => new JsonArray([.. items.Select(item => ToJson(field.Children[0], item))]),
        (ParquetFieldKind.Struct, object?[] members) => new JsonObject(
            field.Children.Zip(members, (child, member) => new JsonMember(child.Name, ToJson(child, member))).ToList()),
        (_, string text) => new JsonString(text),
        (_, long number) => JsonNumber.Of(number),
        _ => JsonNull.Instance,
    };
}
