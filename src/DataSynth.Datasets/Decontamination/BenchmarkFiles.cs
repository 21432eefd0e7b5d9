using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Decontamination;

/// <summary>Reads benchmark files: JSON Lines or one JSON array (plain or gzip), Parquet, or any list of texts, one a line; in a file
/// whose name ends in <c>.txt</c> texts may begin like JSON.</summary>
public static class BenchmarkFiles
{
    private static readonly string[] Tables = [".csv", ".tsv", ".xlsx", ".csv.gz", ".tsv.gz"];
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
            if (Tables.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                throw new SourceException(file, "is a table by its name; expected JSON Lines, one JSON array, Parquet, or a .txt file with a text a line");
            if (file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) && !ParquetRecordReader.IsParquet(file))
                throw new SourceException(file, "is no Parquet file, but for its name; expected one that begins with PAR1");
            await ReadAsync(file, index, mute, cancellationToken).ConfigureAwait(false);
            if (index.Count == before)
                throw new SourceException(file, "no user text and no tools found; expected a benchmark's questions, or a list of texts");
            if (mute.Count > 0)
                notices.Add($"Of the benchmark {Path.GetFileName(file)}, {mute.Count} records have neither user text nor tools and match nothing; the first is at line {mute[0]}.");
            files.Add(await InputFile.HashAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return new BenchmarkSet(index, files, notices);
    }

    private static async Task ReadAsync(string file, BenchmarkIndex index, List<long> mute, CancellationToken cancellationToken)
    {
        var limits = new SourceLimits();
        var isText = (file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".txt.gz", StringComparison.OrdinalIgnoreCase))
            && !await BeginsLikeJsonAsync(file, limits, cancellationToken).ConfigureAwait(false);
        var records = isText ? RecordReader.ReadLinesAsync(file, limits, cancellationToken) : RecordReader.ReadAsync(file, limits, cancellationToken);
        await foreach (var record in records.ConfigureAwait(false))
        {
            // Half a benchmark would let the other half pass unseen.
            if (record.Problem is { } problem)
                throw new SourceException(file, $"line {record.Line}: {problem.Reason}{(isText ? "" : "; expected one record a line, or one JSON array")}");
            if (ItemOf(record, file, isText, limits) is { } item)
                index.Add(item);
            else
                mute.Add(record.Line);
        }
    }

    /// <summary>Whether a text file is a benchmark in JSON with this ending, which would match nothing line by line.</summary>
    private static async Task<bool> BeginsLikeJsonAsync(string file, SourceLimits limits, CancellationToken cancellationToken)
    {
        await foreach (var line in RecordReader.ReadLinesAsync(file, limits, cancellationToken).ConfigureAwait(false))
            return IsLikeJson(Encoding.UTF8.GetString(line.Utf8.Span));
        return false;
    }

    /// <summary>
    /// The item of a record, or null when it says nothing. What is no JSON is a text: a benchmark may be a plain list of questions, and a
    /// question may be a number, or begin with a bracket in a text file. A line of such a file that is JSON is read as such.
    /// </summary>
    private static BenchmarkItem? ItemOf(SourceRecord record, string file, bool isText, SourceLimits limits)
    {
        var utf8 = record.Utf8.Span;
        var name = Path.GetFileName(file);
        if (JsonTextReader.TryRead(utf8, limits.Depth, out var read, out _) && read is JsonObject or JsonArray or JsonString
            && BenchmarkFields.Read(read!, name, record.Line) is var item && (item is not null || !isText))
        {
            return item;
        }

        var text = TextOf(utf8, file, record.Line);
        if (isText ? read is null && IsLikeJson(text) : text is ['{' or '[', ..])
            throw new SourceException(file, $"line {record.Line}: begins like JSON and is no record; expected one record a line, one JSON array, or a .txt file with a text a line");
        return new BenchmarkItem(name, record.Line, null, [[text]], null);
    }

    private static string TextOf(ReadOnlySpan<byte> utf8, string file, long line)
    {
        if (utf8.Contains((byte)0))
            throw new SourceException(file, $"line {line}: holds a NUL byte; expected a text in UTF-8");
        try
        {
            return Trimmed(StrictUtf8.GetString(utf8));
        }
        catch (DecoderFallbackException exception)
        {
            throw new SourceException(file, $"line {line}: is not UTF-8; expected UTF-8", exception);
        }
    }

    /// <summary>Whether brackets are followed by a quote or by nothing, as no question begins.</summary>
    private static bool IsLikeJson(string text)
    {
        var trimmed = Trimmed(text).AsSpan();
        var rest = trimmed.TrimStart("[{ \t");
        return rest.Length < trimmed.Length && rest is [] or ['"', ..];
    }

    /// <summary>Without the space around it, and the marks that nobody sees: a byte order mark, a space of no width.</summary>
    private static string Trimmed(string text) => text.Trim().Trim('\uFEFF', '\u200B').Trim();
}
