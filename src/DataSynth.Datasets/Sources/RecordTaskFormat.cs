using System.Runtime.CompilerServices;
using System.Text;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources;

/// <summary>A format in which one JSON record is one task.</summary>
public abstract class RecordTaskFormat : TaskFormat
{
    /// <inheritdoc/>
    internal override async IAsyncEnumerable<SourceItem> ReadAsync(
        SourceSettings settings,
        SourceLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in SourceFiles.Resolve(settings.Path))
        {
            var defaults = new TaskDefaults(settings.Dataset ?? DatasetNameOf(file), settings.License);
            var read = await OpenFileAsync(file, defaults, limits, cancellationToken).ConfigureAwait(false);
            await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
                yield return ReadItem(file, record, read, limits);
        }
    }

    /// <summary>Prepares the reading of one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="defaults">What its records take from their source.</param>
    /// <param name="limits">What files may demand.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    private protected abstract ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken);

    /// <summary>Turns a record into a task, or says why it is none.</summary>
    /// <returns>The task, or the problem.</returns>
    private protected delegate (ToolTask? Task, RowProblem? Problem) ReadTask(LocatedJson record, long row);

    private static string DatasetNameOf(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', 1);
        return dot < 0 ? name : name[..dot];
    }

    private static SourceItem ReadItem(string file, SourceRecord record, ReadTask read, SourceLimits limits)
    {
        if (record.Problem is not null)
            return Quarantine(file, record, record.Problem, limits);
        if (!JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var value, out var error))
            return Quarantine(
                file, record, new RowProblem(QuarantineKinds.BrokenJson, $"not valid JSON: column {error.Value.Column}: {error.Value.Reason}"), limits);

        var (task, problem) = read(new LocatedJson(value, record.Utf8), record.Row);
        if (task is not null)
            problem = LoneSurrogate.In(task);
        return problem is null
            ? new SourceTask(file, record.Line, record.Row, task!)
            : Quarantine(file, record, problem, limits) with { Id = (value as JsonObject)?.GetText("id") };
    }

    private static QuarantinedRow Quarantine(string file, SourceRecord record, RowProblem problem, SourceLimits limits)
    {
        // Four bytes are the most that one character of UTF-8 takes, so this many hold at least the characters that are kept.
        var bytes = record.Utf8.Span[..Math.Min(record.Utf8.Length, limits.RawCharacters * 4)];
        var text = Encoding.UTF8.GetString(bytes.Trim(" \t\r\n"u8));
        return new QuarantinedRow(
            file, record.Line, record.Row, problem.Kind, problem.Reason, text.Length <= limits.RawCharacters ? text : text[..limits.RawCharacters]);
    }
}
