using System.Diagnostics;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Benchmarks.Night;

/// <summary>The scripted server without latency and memory, in a process of its own, so that its costs are not taken for the client's.</summary>
internal sealed class NightServer : IDisposable
{
    private readonly Process _process;

    private NightServer(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Base address of OpenAI's API.</summary>
    public Uri Endpoint { get; }

    /// <summary>Processor time of the server so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="bodies">A file that takes the bodies of all requests, one a line; null for none.</param>
    public static NightServer Start(string? bodies = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(NightServer).Assembly.Location);
        foreach (var argument in (string[])["night", "server", .. bodies is null ? Array.Empty<string>() : [bodies]])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        return new NightServer(process, new Uri(process.StandardOutput.ReadLine()!));
    }

    /// <summary>Serves until standard input ends: the process that <see cref="Start"/> starts.</summary>
    public static int Serve(string[] arguments)
    {
        using var bodies = arguments is [var path] ? new StreamWriter(path) : null;
        var server = ScriptedModelServer.StartAsync(Answer, new ScriptedCatalogue { Model = "m" }, keepRequests: false).GetAwaiter().GetResult();
        Console.WriteLine(server.OpenAiEndpoint);
        Console.In.ReadToEnd();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return 0;

        ScriptedReply Answer(ScriptedRequest request)
        {
            if (bodies is not null)
            {
                lock (bodies)
                    bodies.WriteLine(request.Body);
            }

            return ScriptedReply.Canned;
        }
    }

    /// <summary>Stops it.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
