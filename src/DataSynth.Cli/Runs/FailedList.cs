using DataSynth.Generation.Outcomes;
using DataSynth.Journal;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// <c>failed.jsonl</c>: the requests that were sent and have no answer, in the order of the plan: those that failed for good by the journal,
/// earlier runs included, and behind them those that this run had to leave to the next.
/// </summary>
/// <param name="path">Its place.</param>
internal sealed class FailedList(string path) : IDisposable
{
    private readonly JsonLinesFile _file = new(path);

    /// <summary>Writes the list of a run that ends before its data set is made.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="journal">What failed so far.</param>
    /// <param name="parked">What this run leaves to the next.</param>
    /// <returns>What failed for good.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static FailureTally Write(string path, JournalReader journal, IEnumerable<ParkedRequest> parked)
    {
        var tally = new FailureTally();
        using var list = new FailedList(path);
        foreach (var (request, reply) in journal.ReadFailures())
        {
            var reason = reply!.Reason ?? "";
            tally.Add(reason, request.Generator.Name);
            list.Add(request, reason, reply.Attempts, reply.LastError ?? "");
        }

        list.Complete(parked);
        return tally;
    }

    /// <summary>Adds a request that failed for good.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reason">Why, in one word.</param>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="error">The last error's text.</param>
    public void Add(PlannedRequest request, string reason, int attempts, string error) => Add(request, "failed", reason, attempts, error);

    /// <summary>Adds what was parked, and puts the list in its place.</summary>
    /// <param name="parked">What this run leaves to the next.</param>
    public void Complete(IEnumerable<ParkedRequest> parked)
    {
        foreach (var (request, outcome) in parked.OrderBy(one => one.Request.Ordinal))
            Add(request, "parked", outcome.Reason.ToFileName(), outcome.Attempts, outcome.Error);
        _file.Complete();
    }

    /// <summary>Closes the file; a list that was not completed does not take its place.</summary>
    public void Dispose() => _file.Dispose();

    private void Add(PlannedRequest request, string outcome, string reason, int attempts, string error)
        => _file.Write(
            new JsonMember("task_id", new JsonString(request.Task.Id)),
            new JsonMember("generator", new JsonString(request.Generator.Name)),
            new JsonMember("sample", JsonNumber.Of((long)request.Entry.Sample)),
            new JsonMember("outcome", new JsonString(outcome)),
            new JsonMember("reason", new JsonString(reason)),
            new JsonMember("attempts", JsonNumber.Of((long)attempts)),
            new JsonMember("error", new JsonString(error)),
            new JsonMember("source", new JsonString(request.Task.Source)));
}
