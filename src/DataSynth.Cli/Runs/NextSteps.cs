using DataSynth.Cli.Console;

namespace DataSynth.Cli.Runs;

/// <summary>What a user does after a run.</summary>
internal static class NextSteps
{
    /// <summary>The steps, one sentence each, the most pressing first.</summary>
    /// <param name="plan">What was to be done.</param>
    /// <param name="result">How it ended.</param>
    public static IEnumerable<string> Of(RunPlan plan, RunResult result)
    {
        var again = $"datasynth run {plan.Arguments.PipelinePath}";
        if (plan.Arguments.OutputDirectory is { } output)
            again += $" -o {output}";
        if (plan.Arguments.Limit is { } limit)
            again += $" --limit {limit}";
        if (result.StoppedByFailures)
            yield return $"more than max_failure_share {plan.Pipeline.MaxFailureShare:P1} of the requests failed, and stop_on_failures is set: see {plan.Folder.LogFile} for the errors";
        if (result.DataSet is null)
        {
            yield return $"go on where this run stopped: {again}";
            if (result.Failures.Count > 0)
                yield return $"failed requests are listed in {plan.Folder.FailedFile}";
            yield break;
        }

        if (result.Parked > 0)
            yield return $"{NumberText.Count(result.Parked)} requests wait for servers that stopped answering; when they are back, go on: {again}";
        var allowed = plan.Pipeline.MaxFailureShare;
        if (result.Failures.Count > 0)
            yield return $"failed requests are listed in {plan.Folder.FailedFile}; ask them again: {again} --retry-failed";
        if (result.Intake.Quarantined > 0)
            yield return $"source records that are no tasks are listed in {plan.Folder.QuarantineFile} with line and reason";
        if (result.DataSet.SuspectTasks > 0)
            yield return $"{result.DataSet.SuspectTasks} tasks may have a wrong ground truth, since several models agree against it (pairs.suspect: keep takes them in): see {plan.Folder.SuspectsFile}";
        if (result.FailureShare > allowed)
            yield return $"{result.FailureShare:P1} of the rows failed or were quarantined, more than max_failure_share {allowed:P1}: exit code 1";
        yield return $"look at the data set: datasynth inspect {plan.Folder.DataSetDirectory}";
        if (result.DataSet.Shards.Count > 0)
            yield return $"load it: datasets.load_dataset(\"{plan.Folder.DataSetDirectory}\")";
    }
}
