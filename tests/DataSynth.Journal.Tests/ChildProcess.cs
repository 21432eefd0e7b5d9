using System.Diagnostics;

namespace DataSynth.Journal.Tests;

/// <summary>This assembly as a program: it uses a journal until it is killed, or until the disk is full.</summary>
internal static class ChildProcess
{
    private static async Task<int> Main(string[] args)
    {
        return args switch
        {
            ["append", var folder, var from] => await AppendForEver(folder, int.Parse(from)),
            ["hold", var folder] => await Hold(folder),
            ["fill", var folder] => await Fill(folder),
            _ => 2,
        };
    }

    /// <summary>Starts a mode of this program; its output is redirected.</summary>
    public static Process Start(params string[] args) =>
        Launch("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, .. args]);

    /// <summary>Starts a mode of this program on a file system of its own, in memory and of two megabytes.</summary>
    public static Process StartOnSmallDisk(string mode, string folder) => Launch(
        "unshare",
        ["-Urm", "sh", "-c", "mount -t tmpfs -o size=2m tmpfs \"$0\" && exec dotnet exec \"$1\" \"$2\" \"$0\"",
            folder, typeof(ChildProcess).Assembly.Location, mode]);

    private static Process Launch(string program, string[] args) =>
        Process.Start(new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Appends from 16 places at once and says the number of each reply that was acknowledged.</summary>
    private static async Task<int> AppendForEver(string folder, int from)
    {
        await using var journal = RunJournal.Open(folder, "settings", TimeProvider.System);
        var number = from - 1;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            while (true)
            {
                var mine = Interlocked.Increment(ref number);
                await journal.AppendAsync(Sample.Answer(Sample.Key(mine), $"body {mine} " + new string('x', mine % 3000)));
                lock (Console.Out)
                {
                    Console.Out.WriteLine(mine);
                    Console.Out.Flush();
                }
            }
        }));
        return 0;
    }

    private static async Task<int> Hold(string folder)
    {
        await using var journal = RunJournal.Open(folder, "settings", TimeProvider.System);
        Console.Out.WriteLine("open");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>Fills the disk, makes room, goes on; says what it met.</summary>
    private static async Task<int> Fill(string folder)
    {
        var ballast = Path.Combine(folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
        var run = Path.Combine(folder, "night.run");
        var recorded = 0;
        var journal = RunJournal.Open(run, "settings", TimeProvider.System);
        await Sample.PlanAsync(journal, tasks: 50);
        try
        {
            while (true)
            {
                await journal.AppendAsync(Sample.Answer(Sample.Key(recorded), new string('x', 32_000)));
                recorded++;
            }
        }
        catch (JournalException e)
        {
            Console.Out.WriteLine($"{e.Fault} needed {e.NeededBytes > 32_000} free {e.FreeBytes < 64_000} {e.Message}");
        }

        try
        {
            await journal.AppendAsync(Sample.Answer(Sample.Key(recorded)));
        }
        catch (JournalException e)
        {
            Console.Out.WriteLine($"again {e.Fault}");
        }

        await journal.DisposeAsync();
        File.Delete(ballast);
        await using var resumed = RunJournal.Open(run, "settings", TimeProvider.System);
        await resumed.AppendAsync(Sample.Answer(Sample.Key(recorded)));
        Console.Out.WriteLine($"lost {recorded + 1 - resumed.Reader.Count().Sum(counts => counts.Answered)}");
        return recorded > 5 ? 0 : 1;
    }
}
