using DataSynth.Cli.Signals;

namespace DataSynth.Cli.Runs;

/// <summary>The events of a run in its log, one place for their names and members.</summary>
internal static class RunLogEvents
{
    /// <summary>A run begins.</summary>
    /// <param name="log">The log.</param>
    /// <param name="plan">What is to be done.</param>
    public static void Started(RunLog log, RunPlan plan) => log.Write("run_started", json =>
    {
        json.WriteNumber("process_id", Environment.ProcessId);
        json.WriteString("name", plan.Pipeline.Name);
        json.WriteString("pipeline", plan.Arguments.PipelinePath);
        json.WriteStartArray("generators");
        foreach (var generator in plan.Generators)
            json.WriteStringValue(generator.Describe().Name);
        json.WriteEndArray();
    });

    /// <summary>The plan stands.</summary>
    /// <param name="log">The log.</param>
    /// <param name="intake">What the sources gave.</param>
    /// <param name="stood">Whether the plan of an earlier start was taken as it stood.</param>
    /// <param name="answeredBefore">Requests that are answered already.</param>
    /// <param name="toAsk">Requests that will be asked.</param>
    public static void Planned(RunLog log, TaskIntake intake, bool stood, long answeredBefore, long toAsk) => log.Write("plan_complete", json =>
    {
        json.WriteBoolean("plan_stood", stood);
        json.WriteNumber("tasks", intake.Tasks);
        json.WriteNumber("quarantined", intake.Quarantined);
        json.WriteNumber("answered_before", answeredBefore);
        json.WriteNumber("to_ask", toAsk);
    });

    /// <summary>Nothing is under way any more, and nothing new will be asked.</summary>
    /// <param name="log">The log.</param>
    /// <param name="parked">Requests that were not asked because their servers were away for too long.</param>
    public static void Asked(RunLog log, long parked) => log.Write("asking_complete", json => json.WriteNumber("parked", parked));

    /// <summary>A signal came.</summary>
    /// <param name="log">The log.</param>
    /// <param name="stage">How far the shutdown has gone.</param>
    public static void Signalled(RunLog log, ShutdownStage stage)
        => log.Write("signal", json => json.WriteString("stage", stage.ToString().ToLowerInvariant()));

    /// <summary>A run came to an end.</summary>
    /// <param name="log">The log.</param>
    /// <param name="result">How it ended.</param>
    public static void Ended(RunLog log, RunResult result) => log.Write("run_ended", json =>
    {
        json.WriteString("outcome", result.DataSet is not null ? "done" : result.StoppedByFailures ? "stopped_by_failures" : "interrupted");
        json.WriteNumber("elapsed_s", Math.Round(result.Progress.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("models");
        foreach (var model in result.Progress.Models)
        {
            json.WriteStartObject();
            json.WriteString("name", model.Name);
            json.WriteNumber("planned", model.Planned);
            json.WriteNumber("answered_before", model.Reused);
            json.WriteNumber("answered", model.Answered);
            json.WriteNumber("failed", model.Failed);
            json.WriteNumber("input_tokens", model.InputTokens);
            json.WriteNumber("output_tokens", model.OutputTokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result.DataSet is { } dataSet)
            json.WriteNumber("pairs", dataSet.Counts.Pairs);
    });

    /// <summary>An error ended a run.</summary>
    /// <param name="log">The log.</param>
    /// <param name="exception">The error.</param>
    public static void Failed(RunLog log, Exception exception) => log.Write("run_failed", json =>
    {
        json.WriteString("error", exception.Message);
        json.WriteString("kind", exception.GetType().Name);
    });
}
