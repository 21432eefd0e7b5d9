using System.Runtime.CompilerServices;
using System.Text;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources;

/// <summary>A format in which every JSON record is read by itself and gives a task, or several.</summary>
public abstract class RecordTaskFormat : TaskFormat
{
    /// <inheritdoc/>
    internal override async IAsyncEnumerable<SourceItem> ReadAsync(
        SourceSettings settings,
        SourceLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in DataFiles(settings.Path))
        {
            var defaults = new TaskDefaults(settings.Dataset ?? DatasetNameOf(file), settings.License) { IsNamed = settings.Dataset is not null };
            var read = await OpenFileAsync(file, defaults, limits, cancellationToken).ConfigureAwait(false);
            await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in ReadItems(file, record, read, settings.Where, limits))
                    yield return item;
            }
        }
    }

    /// <summary>The files whose records are tasks, in the order in which they are read.</summary>
    /// <exception cref="SourceException">There is no such file, or nothing matches.</exception>
    private protected virtual IReadOnlyList<string> DataFiles(string path) => SourceFiles.Resolve(path);

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

    /// <summary>Turns a record into tasks, or says why it holds none.</summary>
    /// <returns>At least one outcome.</returns>
    private protected delegate IReadOnlyList<RowOutcome> ReadTask(LocatedJson record, long row);

    private static string DatasetNameOf(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', 1);
        return dot < 0 ? name : name[..dot];
    }

    private static IReadOnlyList<SourceItem> ReadItems(
        string file, SourceRecord record, ReadTask read, RowCondition? where, SourceLimits limits)
    {
        if (record.Problem is not null)
            return [Quarantine(file, record, record.Problem, limits)];
        if (!JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var value, out var error))
        {
            var broken = new RowProblem(QuarantineKinds.BrokenJson, $"not valid JSON: column {error.Value.Column}: {error.Value.Reason}");
            return [Quarantine(file, record, broken, limits)];
        }

        if (where?.Holds(value) == false)
            return [new LeftOutRow(file, record.Line, record.Row, LeftOutReasons.Where)];

        var outcomes = read(new LocatedJson(value, record.Utf8), record.Row);
        if (outcomes.Count == 0)
            throw new InvalidOperationException($"{file}, row {record.Row}: the format gave no outcome for the record, expected at least one");
        return [.. outcomes.Select((outcome, part) => ItemOf(file, record, value, outcome, limits) with { IsFurther = part > 0 })];
    }

    private static SourceItem ItemOf(string file, SourceRecord record, JsonValue value, RowOutcome outcome, SourceLimits limits)
    {
        if (outcome.LeftOut is { } reason)
            return new LeftOutRow(file, record.Line, record.Row, reason);
        var problem = outcome.Problem ?? LoneSurrogate.In(outcome.Task!);
        return problem is null
            ? new SourceTask(file, record.Line, record.Row, outcome.Task!) { Recorded = outcome.Recorded ?? [] }
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
