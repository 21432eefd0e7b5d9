namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class BfclTests
{
    [TestDataFact]
    public void Report()
    {
        var rows = BfclRow.LoadPython();
        using var log = File.CreateText("/tmp/bfcl-report.txt");
        foreach (var row in rows)
        {
            var read = row.Parse();
            if (row.Decoded is not null)
            {
                if (!Calls.Same(read.Calls, row.Decoded))
                    log.WriteLine($"DIFF\t{row.RawFormat}\t{row.Category}\t{row.Id}\t{Calls.Show(read)}\tDECODED {Calls.Show(row.Decoded)}\tRAW {row.Reply.Text.ReplaceLineEndings("\\n")}{string.Join('|', row.Reply.ToolCalls)}");
                else
                    log.WriteLine($"SAME\t{row.RawFormat}\t{read.Status}\t{read.Syntax}");
            }
            else
            {
                log.WriteLine($"UNDEC\t{row.RawFormat}\t{row.Category}\t{row.Id}\t{Calls.Show(read)}\tRAW {row.Reply.Text.ReplaceLineEndings("\\n")}{string.Join('|', row.Reply.ToolCalls)}");
            }
        }
    }
}
