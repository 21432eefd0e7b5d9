namespace DataSynth.EndToEnd.Tests.Processes;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="Errors">All of stderr.</param>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Fails with everything the process said unless it ended as expected.</summary>
    public ProcessResult ShouldExitWith(int code)
    {
        ExitCode.ShouldBe(code, $"stderr: {Errors}\nstdout: {Output}");
        return this;
    }
}
