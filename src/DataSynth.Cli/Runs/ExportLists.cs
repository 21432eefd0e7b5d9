using DataSynth.Datasets.Decontamination;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Survey;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// The lists that an export leaves in its run folder: failed requests, suspect tasks, and what was left out with its match. A list that the
/// settings do not ask for is removed, so that none of an earlier export is taken for this one's.
/// </summary>
internal sealed class ExportLists : IDisposable
{
    private readonly FailedList _failed;
    private readonly JsonLinesFile _suspects;
    private readonly JsonLinesFile? _contaminated;
    private readonly JsonLinesFile? _nearDuplicates;
    private readonly RunFolder _folder;

    /// <summary>Begins the lists.</summary>
    /// <param name="view">What the data set is to be.</param>
    public ExportLists(DataSetView view)
    {
        _folder = view.Folder;
        _failed = new FailedList(_folder.FailedFile);
        _suspects = new JsonLinesFile(_folder.SuspectsFile);
        _contaminated = view.Pipeline.Decontaminate.Count > 0 ? new JsonLinesFile(_folder.ContaminatedFile) : null;
        _nearDuplicates = view.Pipeline.Dedup.Near is not null ? new JsonLinesFile(_folder.NearDuplicatesFile) : null;
    }

    /// <summary>Lists a task if it matches a benchmark.</summary>
    public void Add(TaskFingerprint task)
    {
        if (task.Contamination is not { } match)
            return;
        _contaminated!.Write(
            new JsonMember("task_id", new JsonString(task.TaskId)),
            new JsonMember("match", new JsonString(Name(match.Kind))),
            new JsonMember("share", JsonNumber.Of(Math.Round(match.Share, 4))),
            new JsonMember("file", new JsonString(match.File)),
            new JsonMember("line", JsonNumber.Of(match.Line)),
            new JsonMember("item", match.ItemId is null ? JsonNull.Instance : new JsonString(match.ItemId)));
    }

    /// <summary>Lists a task that was left out for another one.</summary>
    public void Add(NearDuplicateTask duplicate)
        => _nearDuplicates!.Write(
            new JsonMember("task_id", new JsonString(duplicate.TaskId)),
            new JsonMember("kept", new JsonString(duplicate.KeptId)));

    /// <summary>Lists and counts a request that failed for good.</summary>
    public void Add(RawCandidate raw, string reason, string error, FailureTally tally)
    {
        tally.Add(reason, raw.Generator.Name);
        _failed.Add(raw.Request, reason, raw.Reply?.Attempts ?? 0, error);
    }

    /// <summary>Puts the lists in their places.</summary>
    /// <param name="dataSet">The data set they belong to.</param>
    /// <param name="parked">Requests that the run leaves to the next.</param>
    public void Complete(ExportSummary dataSet, IEnumerable<ParkedRequest> parked)
    {
        foreach (var suspect in dataSet.Suspects)
        {
            _suspects.Write(
                new JsonMember("task_id", new JsonString(suspect.TaskId)),
                new JsonMember("generators", new JsonArray([.. suspect.Generators.Select(name => new JsonString(name))])),
                new JsonMember("calls", new JsonString(suspect.Calls)));
        }

        _failed.Complete(parked);
        _suspects.Complete();
        Complete(_contaminated, _folder.ContaminatedFile);
        Complete(_nearDuplicates, _folder.NearDuplicatesFile);
    }

    /// <summary>Closes the files; lists that were not completed do not take their places.</summary>
    public void Dispose()
    {
        _failed.Dispose();
        _suspects.Dispose();
        _contaminated?.Dispose();
        _nearDuplicates?.Dispose();
    }

    private static void Complete(JsonLinesFile? list, string path)
    {
        if (list is null)
            File.Delete(path);
        else
            list.Complete();
    }

    private static string Name(MatchKind kind) => kind switch
    {
        MatchKind.Text => "text",
        MatchKind.Tools => "tools",
        _ => "word_runs",
    };
}
