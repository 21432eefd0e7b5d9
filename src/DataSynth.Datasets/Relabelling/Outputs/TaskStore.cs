using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>
/// The tasks that outputs answer, by id. Their texts lie in a scratch file; memory holds 32 bytes for each, and the tasks in use.
/// Thread-safe once it is filled.
/// </summary>
public sealed class TaskStore : IDisposable
{
    private const int MaxLabellers = 4096;

    private readonly FileStream _file;
    private readonly Dictionary<UInt128, (long Start, int Length)> _places = [];
    private readonly ConcurrentDictionary<(UInt128 Id, bool Dots), TaskLabeller> _labellers = new();
    private readonly HashSet<UInt128> _answered = [];
    private readonly Dictionary<UInt128, QuarantinedRow> _quarantined = [];
    private readonly LabelOptions _options;

    private TaskStore(string scratchDirectory, LabelOptions options)
    {
        Directory.CreateDirectory(scratchDirectory);
        _options = options;
        _file = new FileStream(
            Path.Combine(scratchDirectory, "tasks"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    /// <summary>How many tasks there are.</summary>
    public int Count => _places.Count;

    /// <summary>Tasks that no output has answered so far.</summary>
    public int Unanswered => _places.Count - _answered.Count;

    /// <summary>Reads all tasks.</summary>
    /// <param name="reader">The tasks.</param>
    /// <param name="quarantine">Takes the records that are no tasks.</param>
    /// <param name="options">How their outputs are labelled.</param>
    /// <param name="scratchDirectory">Where the texts lie.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A source cannot be read.</exception>
    public static async Task<TaskStore> LoadAsync(
        TaskReader reader,
        Action<QuarantinedRow> quarantine,
        LabelOptions options,
        string scratchDirectory,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(quarantine);
        var store = new TaskStore(scratchDirectory, options);
        try
        {
            await foreach (var item in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (item is SourceTask task)
                    store.Add(task);
                else if (item is QuarantinedRow row)
                    store.Add(row, quarantine);
            }

            await store._file.FlushAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The labeller of a task.</summary>
    /// <param name="id">The task's id.</param>
    /// <param name="dots">Whether the candidate saw tool names without dots; see <see cref="LabelOptions.DotsAsUnderscores"/>.</param>
    /// <param name="labeller">The labeller.</param>
    public bool TryGet(string id, bool dots, [NotNullWhen(true)] out TaskLabeller? labeller)
    {
        var key = KeyHash.Of(id);
        if (_labellers.TryGetValue((key, dots), out labeller))
            return true;
        if (!_places.TryGetValue(key, out var place))
            return false;

        var text = new byte[place.Length];
        RandomAccess.Read(_file.SafeFileHandle, text, place.Start);
        if (_labellers.Count >= MaxLabellers)
            _labellers.Clear();
        labeller = _labellers.GetOrAdd((key, dots), new TaskLabeller(TaskJson.Parse(Encoding.UTF8.GetString(text)), _options with { DotsAsUnderscores = dots }));
        return true;
    }

    /// <summary>Notes that a task has an output.</summary>
    /// <param name="id">The task's id; one that is unknown is not noted.</param>
    internal void NoteAnswer(string id)
    {
        var key = KeyHash.Of(id);
        if (_places.ContainsKey(key))
            _answered.Add(key);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Why outputs of a case cannot be labelled.</summary>
    /// <param name="id">The id of a task that <see cref="TryGet"/> does not find.</param>
    internal RowProblem ProblemOf(string id) => _quarantined.TryGetValue(KeyHash.Of(id), out var row)
        ? new RowProblem(row.Kind, $"the case \"{id}\" is quarantined itself: {row.Reason}")
        : new RowProblem(QuarantineKinds.UnknownCase, $"the case \"{id}\" is not among the tasks");

    private void Add(QuarantinedRow row, Action<QuarantinedRow> quarantine)
    {
        if (row.Id is { } id)
            _quarantined.TryAdd(KeyHash.Of(id), row with { Text = "" });
        quarantine(row);
    }

    private void Add(SourceTask task)
    {
        var text = Encoding.UTF8.GetBytes(TaskJson.Write(task.Task));
        _places.Add(KeyHash.Of(task.Task.Id), (_file.Position, text.Length));
        _file.Write(text);
    }
}
