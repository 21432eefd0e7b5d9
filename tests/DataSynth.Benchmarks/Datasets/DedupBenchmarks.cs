using System.Security.Cryptography;
using System.Text;
using DataSynth.Benchmarks.Parquet;
using DataSynth.Datasets.Survey;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Benchmarks.Datasets;

/// <summary>
/// Near-duplicates among a million tasks, beside a pass that only hashes the conversations and keeps the hashes in memory. Making the tasks
/// is measured apart and taken off. One thread, so that times can be compared.
/// </summary>
internal static class DedupBenchmarks
{
    private const int Tasks = 1_000_000;

    public static int Run(string[] arguments) => arguments switch
    {
        ["make", var count] => BenchmarkChild.Step(() => Make(int.Parse(count))),
        ["near", var count] => BenchmarkChild.Step(() => Near(int.Parse(count))),
        ["exact", var count] => BenchmarkChild.Step(() => Exact(int.Parse(count))),
        [] => Compare(Tasks, repetitions: 3),
        [var count] when int.TryParse(count, out var tasks) => Compare(tasks, repetitions: 3),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("usage: dedup [TASKS]");
        return 2;
    }

    private static int Compare(int tasks, int repetitions)
    {
        var (making, near, exact) = (new List<Measurement>(), new List<Measurement>(), new List<Measurement>());
        for (var i = 0; i < repetitions; i++)
        {
            making.Add(BenchmarkChild.Run("dedup", "make", $"{tasks}"));
            exact.Add(BenchmarkChild.Run("dedup", "exact", $"{tasks}"));
            near.Add(BenchmarkChild.Run("dedup", "near", $"{tasks}"));
        }

        var made = BenchmarkChild.Median(making);
        var (hashed, compared) = (BenchmarkChild.Median(exact), BenchmarkChild.Median(near));
        Console.WriteLine($"{tasks} tasks, medians of {repetitions}; making them takes {made.CpuSeconds:0.0} s CPU, taken off below");
        Console.WriteLine($"exact hashes     {hashed.CpuSeconds - made.CpuSeconds,6:0.0} s CPU  peak {hashed.PeakMegabytes,4:0} MB");
        Console.WriteLine($"near-duplicates  {compared.CpuSeconds - made.CpuSeconds,6:0.0} s CPU  peak {compared.PeakMegabytes,4:0} MB");
        Console.WriteLine($"ratio            {(compared.CpuSeconds - made.CpuSeconds) / (hashed.CpuSeconds - made.CpuSeconds):0.0}");
        return 0;
    }

    private static void Make(int count)
    {
        foreach (var task in SyntheticTasks.Read(count))
            GC.KeepAlive(task);
    }

    private static void Exact(int count)
    {
        var seen = new HashSet<UInt128>();
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var task in SyntheticTasks.Read(count))
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(Words(task)), digest);
            seen.Add(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest));
        }

        Console.WriteLine($"{count - seen.Count} exact duplicates");
    }

    private static void Near(int count)
    {
        var scratch = Directory.CreateTempSubdirectory("datasynth-dedup-benchmark-").FullName;
        try
        {
            using var survey = new TaskSurvey(new SurveyOptions { Dedup = new DedupSettings { Near = 0.9 }, ScratchDirectory = scratch });
            foreach (var task in SyntheticTasks.Read(count))
                survey.Add(survey.Look(task));
            Console.WriteLine($"{survey.Complete().NearDuplicates} near-duplicates");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static string Words(ToolTask task) => string.Join('\n', task.Conversation.Select(message => message.Content));
}
