namespace DataSynth.Cli.Console.Progress;

/// <summary>
/// Keeps <c>progress.json</c> up to date while a run goes on: replaced as a whole once a second, so that whoever reads it never sees half
/// of it. Disposing writes the last state. A disk that cannot be written ends no run here: the journal notices by itself.
/// </summary>
internal sealed class ProgressFile : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly RateWindow _rates = new();
    private readonly string _path;
    private readonly RunProgress _progress;
    private readonly TimeProvider _time;
    private readonly Task _loop;

    /// <summary>Starts writing.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="progress">The counters.</param>
    /// <param name="time">The clock.</param>
    public ProgressFile(string path, RunProgress progress, TimeProvider time)
    {
        _path = path;
        _progress = progress;
        _time = time;
        Write();
        _loop = LoopAsync();
    }

    /// <summary>What the file says of the run; what is set before disposing is what it says afterwards.</summary>
    public RunState State { get; set; } = RunState.Running;

    /// <summary>Writes the last state and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        Write();
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                Write();
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Write()
    {
        var snapshot = _progress.Read();
        var text = ProgressJson.Write(State, snapshot, _rates.Add(snapshot), _time.GetUtcNow());
        try
        {
            var partial = _path + ".tmp";
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
                file.Write(text.Span);
            File.Move(partial, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Told once by whoever needs the disk; a missing progress file is no reason to end a night.
        }
    }
}
