using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class BfclCasesTests
{
    [TestDataFact]
    public async Task Every_real_case_becomes_a_task_or_an_explained_quarantine()
    {
        var items = await SourceReading.ReadAsync(TestDataFactAttribute.PathOf("bfcl/cases.jsonl.gz"), "bfcl");

        items.Count.ShouldBe(423);
        var quarantined = items.OfType<QuarantinedRow>().ToList();
        quarantined.ShouldAllBe(row => row.Reason.Length > 0 && row.Id != null);
        items.OfType<SourceTask>().Count().ShouldBe(423 - quarantined.Count);
    }
}
