using System.Diagnostics;
using System.Globalization;

namespace DataSynth.Parquet.Tests.Hostile;

/// <summary>
/// The program that this assembly is: reads every file of a folder to its end or its refusal. Prints <c>MILLISECONDS REFUSAL</c> for each
/// (processor time), and last the largest resident size of the process in bytes.
/// </summary>
internal static class HostileReader
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [var folder])
        {
            Console.Error.WriteLine("usage: DataSynth.Parquet.Tests FOLDER");
            return 2;
        }

        // What the runtime itself takes at the first file must not count as that file's.
        Refusal(Path.Combine(folder, "none"));
        foreach (var path in Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal))
        {
            var start = ThreadClock.Now;
            var refusal = Refusal(path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ThreadClock.Now - start).TotalMilliseconds:0} {refusal.ReplaceLineEndings(" ")}"));
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64);
        return 0;
    }

    private static string Refusal(string path)
    {
        try
        {
            using var reader = ParquetFileReader.Open(path);
            return $"{path}: read, {reader.ReadRows().LongCount()} rows";
        }
        catch (Exception e) when (e is ParquetException or FileNotFoundException)
        {
            return e.Message;
        }
    }
}
