using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Decontamination;

/// <summary>Reads benchmark files: JSON Lines or one JSON array (plain or gzip), Parquet, or any list of texts, one a line; in a file
/// whose name ends in <c>.txt</c> texts may begin like JSON.</summary>
public static class BenchmarkFiles
{
    private static readonly string[] Tables = [".csv", ".tsv", ".xlsx"];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads files into an index.</summary>
    /// <param name="paths">Files, folders or globs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A file is missing, cannot be read to its end, or holds nothing that could match.</exception>
    public static async Task<BenchmarkSet> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var index = new BenchmarkIndex();
        var files = new List<InputFile>();
        var notices = new List<string>();
        foreach (var file in paths.SelectMany(SourceFiles.Resolve))
        {
            var before = index.Count;
            var mute = new List<long>();
            if (Tables.Any(ending => Path.GetExtension(file).Equals(ending, StringComparison.OrdinalIgnoreCase)))
                throw new SourceException(file, "is a table by its name; expected JSON Lines, one JSON array, Parquet, or a .txt file with a text a line");
            if (IsParquet(file))
                ReadParquet(file, index, mute);
            else if (IsText(file))
                await ReadTextsAsync(file, index, cancellationToken).ConfigureAwait(false);
            else
                await ReadRecordsAsync(file, index, mute, cancellationToken).ConfigureAwait(false);
            if (index.Count == before)
                throw new SourceException(file, "no user text and no tools found; expected a benchmark's questions, or a list of texts");
            if (mute.Count > 0)
                notices.Add($"Of the benchmark {Path.GetFileName(file)}, {mute.Count} records have neither user text nor tools and match nothing; the first is at line {mute[0]}.");
            files.Add(await InputFile.HashAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return new BenchmarkSet(index, files, notices);
    }

    private static bool IsText(string file)
        => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".txt.gz", StringComparison.OrdinalIgnoreCase);

    private static string TextOf(ReadOnlySpan<byte> utf8, string file, long line)
    {
        try
        {
            return StrictUtf8.GetString(utf8).Trim();
        }
        catch (DecoderFallbackException exception)
        {
            throw new SourceException(file, $"line {line}: is not UTF-8; expected UTF-8", exception);
        }
    }

    /// <summary>A text may begin like JSON; a line that is JSON is read as such, lest a benchmark with this ending match nothing.</summary>
    private static async Task ReadTextsAsync(string file, BenchmarkIndex index, CancellationToken cancellationToken)
    {
        var limits = new SourceLimits();
        var name = Path.GetFileName(file);
        await foreach (var record in RecordReader.ReadLinesAsync(file, limits, cancellationToken).ConfigureAwait(false))
        {
            if (record.Problem is { } problem)
                throw new SourceException(file, $"line {record.Line}: {problem.Reason}");
            var text = TextOf(record.Utf8.Span, file, record.Line);
            var item = JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var read, out _) ? BenchmarkFields.Read(read, name, record.Line) : null;
            index.Add(item ?? new BenchmarkItem(name, record.Line, null, [[text]], null));
        }
    }

    private static bool IsParquet(string file) => file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadRecordsAsync(string file, BenchmarkIndex index, List<long> mute, CancellationToken cancellationToken)
    {
        var limits = new SourceLimits();
        var name = Path.GetFileName(file);
        await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
        {
            // Half a benchmark would let the other half pass unseen.
            if (record.Problem is { } problem)
                throw new SourceException(file, $"line {record.Line}: {problem.Reason}; expected one record a line, or one JSON array");

            var isJson = JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var read, out _);
            if (!isJson && record.Utf8.Span.TrimStart(" \t"u8) is [(byte)'{' or (byte)'[', ..])
                throw new SourceException(file, $"line {record.Line}: begins like JSON and is no record; expected one record a line, one JSON array, or a .txt file with a text a line");

            // What is no JSON is a text: a benchmark may be a plain list of questions, and a question may be a number.
            var value = isJson && read is JsonObject or JsonArray or JsonString ? read : new JsonString(TextOf(record.Utf8.Span, file, record.Line));
            if (BenchmarkFields.Read(value, name, record.Line) is { } item)
                index.Add(item);
            else
                mute.Add(record.Line);
        }
    }

    private static void ReadParquet(string file, BenchmarkIndex index, List<long> mute)
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
                else
                    mute.Add(row);
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
