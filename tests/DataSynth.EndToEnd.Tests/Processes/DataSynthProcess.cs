using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DataSynth.EndToEnd.Tests.Processes;

/// <summary>The program as a user starts it: a process of its own, with its own working directory.</summary>
internal sealed partial class DataSynthProcess : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private DataSynthProcess(Process process)
    {
        _process = process;
        StartTime = process.StartTime.ToUniversalTime();
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "datasynth.dll");

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>When the operating system started it, in UTC.</summary>
    public DateTime StartTime { get; }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProcessResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await process.WaitAsync();
    }

    public static DataSynthProcess Start(string folder, params string[] arguments)
        => Start(folder, new Dictionary<string, string>(), arguments);

    public static DataSynthProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
        => Launch(folder, environment, "dotnet", [Assembly, .. arguments]);

    /// <summary>Starts commands as a user types them.</summary>
    public static DataSynthProcess StartShell(string folder, string commands)
        => Launch(folder, new Dictionary<string, string>(), "bash", ["-c", commands]);

    /// <summary>Starts shell commands in a place of their own where they may mount file systems.</summary>
    /// <param name="folder">Where they start.</param>
    /// <param name="commands">The commands; <c>datasynth</c> is the program.</param>
    public static DataSynthProcess StartWithMounts(string folder, string commands)
        => Launch(
            folder,
            new Dictionary<string, string>(),
            "unshare",
            ["-Urm", "bash", "-c", $"program=$0; datasynth() {{ dotnet \"$program\" \"$@\"; }}\n{commands}", Assembly]);

    private static DataSynthProcess Launch(string folder, IReadOnlyDictionary<string, string> environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new DataSynthProcess(Process.Start(start)!);
        process._process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits until something has happened while the process runs.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            // The last thing that a process does may be what is waited for.
            if (HasExited && !condition())
                throw new InvalidOperationException($"the process ended before it happened; it wrote: {await _errors}");
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"it did not happen within {Patience}");
            await Task.Delay(5);
        }
    }

    public async Task<ProcessResult> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the process did not end within {Patience}; it wrote: {await _errors}", exception);
        }

        return new ProcessResult(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void PressControlC() => SendSignal(_process.Id, Interrupt).ShouldBe(0);

    /// <summary>What <c>kill</c> and service managers send.</summary>
    public void AskToTerminate() => SendSignal(_process.Id, Terminate).ShouldBe(0);

    /// <summary>What <c>kill -9</c> does: no handler runs.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
