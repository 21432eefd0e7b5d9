using System.Text;

namespace DataSynth.Cli.Console.Progress;

/// <summary>
/// Shows progress on standard error while a run goes on: a panel redrawn in place on a terminal, a plain line every ten seconds or
/// ten percent elsewhere. Disposing draws the last state and stops.
/// </summary>
internal sealed class ProgressDisplay : IAsyncDisposable
{
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly CommandStreams _streams;
    private readonly RunProgress _progress;
    private readonly RateWindow _rates = new();
    private readonly Lock _lock = new();
    private readonly Task _loop;
    private int _drawnLines;
    private int _lastTenth;
    private string? _lastStep;
    private TimeSpan _lastLine;

    /// <summary>Starts showing.</summary>
    /// <param name="progress">The counters.</param>
    /// <param name="streams">Where to show, and the clock.</param>
    public ProgressDisplay(RunProgress progress, CommandStreams streams)
    {
        _progress = progress;
        _streams = streams;
        _loop = LoopAsync();
    }

    /// <summary>Writes a line to standard error without tearing the panel.</summary>
    /// <param name="line">The line without a line break.</param>
    public void WriteLine(string line)
    {
        lock (_lock)
        {
            var text = EraseText() + line + "\n";
            _drawnLines = 0;
            _streams.Error.Write(text);
            _streams.Error.Flush();
        }
    }

    /// <summary>Draws the last state and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        if (_streams.ErrorIsTerminal)
            Draw();
        else if (_progress.Read() is { IsCounted: true } last)
            WriteLine(ProgressPanel.Line(last, _rates.Add(last)));
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(RedrawPeriod, _streams.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                if (_streams.ErrorIsTerminal)
                    Draw();
                else
                    WriteLineIfDue();
            }
        }
        catch (OperationCanceledException)
        {
            // The display was disposed.
        }
    }

    private void Draw()
    {
        var snapshot = _progress.Read();
        lock (_lock)
        {
            var lines = ProgressPanel.Lines(snapshot, _rates.Add(snapshot), _streams.Width, _streams.ErrorStyle);
            var text = new StringBuilder(EraseText());
            foreach (var line in lines)
                text.Append(line).Append('\n');
            _drawnLines = lines.Count;
            _streams.Error.Write(text.ToString());
            _streams.Error.Flush();
        }
    }

    private void WriteLineIfDue()
    {
        var snapshot = _progress.Read();
        var rates = _rates.Add(snapshot);
        var tenth = snapshot.TotalIsFinal && snapshot.Total > 0 ? (int)(10 * snapshot.Finished / snapshot.Total) : 0;
        if (snapshot.Step is not null && snapshot.Phase != _lastStep)
            (_lastStep, _lastTenth) = (snapshot.Phase, 0);
        if (tenth <= _lastTenth && snapshot.Elapsed - _lastLine < LinePeriod)
            return;
        _lastTenth = Math.Max(tenth, _lastTenth);
        _lastLine = snapshot.Elapsed;
        WriteLine(ProgressPanel.Line(snapshot, rates));
    }

    /// <summary>Moves to the start of the panel's first line, wherever an echoed ^C has left the cursor, and clears to the end of the screen.</summary>
    private string EraseText() => _drawnLines == 0 ? string.Empty : $"\r\u001b[{_drawnLines}A\u001b[0J";
}
