using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>The right calls of a question file, by id. Held in memory as a whole: the largest published file has 2 MB, and
/// one above 256 MiB is refused.</summary>
internal sealed class BfclAnswers
{
    private const string Folder = "possible_answer";
    private const long MaxBytes = 256 * 1024 * 1024;

    private readonly string? _path;
    private readonly Dictionary<string, JsonValue> _byId = [];

    /// <summary>Answers of the first published files, which are maps of calls without ids, in the order of the questions.</summary>
    private readonly Dictionary<long, JsonValue> _byRow = [];
    private int _unreadable;

    private BfclAnswers(string? path) => _path = path;

    /// <summary>The answer file that belongs to a question file, or null when there is none.</summary>
    public static string? PathBeside(string questions)
    {
        var path = Path.Combine(Path.GetDirectoryName(questions) ?? "", Folder, Path.GetFileName(questions));
        var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Array.Find([path, plain, plain + ".gz"], File.Exists);
    }

    /// <summary>Reads the answer file that belongs to a question file, if there is one.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static async ValueTask<BfclAnswers> LoadAsync(string questions, SourceLimits limits, CancellationToken cancellationToken)
    {
        var path = PathBeside(questions);
        var answers = new BfclAnswers(path);
        if (path is null)
            return answers;

        var bytes = 0L;
        await foreach (var record in RecordReader.ReadAsync(path, limits, cancellationToken).ConfigureAwait(false))
        {
            bytes += record.Utf8.Length;
            if (bytes > MaxBytes)
                throw new SourceException(path, $"holds more than {MaxBytes:N0} bytes; expected the right calls of one question file");
            answers.Add(record, limits);
        }

        return answers;
    }

    private void Add(SourceRecord record, SourceLimits limits)
    {
        if (record.Problem is not null
            || !JsonTextReader.TryRead(record.Utf8.Span, limits.Depth, out var value, out _)
            || value is not JsonObject answer)
        {
            _unreadable++;
        }
        else if (answer.GetText("id") is { } id && answer.TryGet("ground_truth", out var groundTruth))
        {
            _byId[id] = groundTruth;
        }
        else if (answer.Members.Count > 0 && answer.Members.All(member => member.Value is JsonObject))
        {
            _byRow[record.Row] = answer;
        }
        else
        {
            _unreadable++;
        }
    }

    /// <summary>Finds what is right for a case: in its own record, in the answer file, or by its category.</summary>
    public bool TryFind(
        JsonObject record,
        string id,
        long row,
        string category,
        [NotNullWhen(true)] out JsonValue? groundTruth,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        problem = null;
        if (record.TryGet("ground_truth", out groundTruth) || _byId.TryGetValue(id, out groundTruth)
            || (!record.TryGet("id", out _) && _byRow.TryGetValue(row, out groundTruth)))
        {
            if (groundTruth is not JsonNull || BfclCategory.AllowsNoGroundTruth(category))
                return true;

            problem = new RowProblem(
                QuarantineKinds.Executed,
                $"the ground truth is null although a call is right in the category \"{category}\": the leaderboard executes these cases");
            return false;
        }

        if (BfclCategory.IsIrrelevance(category))
        {
            groundTruth = JsonNull.Instance;
            return true;
        }

        problem = new RowProblem(
            QuarantineKinds.NoRightCalls,
            _path is null
                ? $"no ground truth: neither on the line nor in a file of the same name in {Folder}/"
                : $"no ground truth: {_path} has no line with this id" + (_unreadable > 0 ? $" ({_unreadable} of its lines cannot be read)" : ""));
        return false;
    }
}
