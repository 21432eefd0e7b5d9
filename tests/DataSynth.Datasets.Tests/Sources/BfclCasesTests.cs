using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class BfclCasesTests
{
    /// <summary>Cases of 2024-08-11 whose published right calls contradict the published tools.</summary>
    private static readonly string[] Contradictions = ["v1:exec_multiple_45", "v1:parallel_102", "v1:parallel_multiple_26", "v1:simple_122"];

    [TestDataFact]
    public async Task Every_real_case_becomes_a_task_or_an_explained_quarantine()
    {
        var items = await SourceReading.ReadAsync(TestDataFactAttribute.PathOf("bfcl/cases.jsonl.gz"), "bfcl");

        items.Count.ShouldBe(423);
        var quarantined = items.OfType<QuarantinedRow>().ToList();
        var executed = quarantined.Where(row => row.Kind == QuarantineKinds.Executed).ToList();
        executed.Count.ShouldBe(18);
        executed.ShouldAllBe(row => row.Id!.StartsWith("v1:rest_"));
        quarantined.Except(executed).Select(row => row.Id).ShouldBe(Contradictions, ignoreOrder: true);
        quarantined.Except(executed).ShouldAllBe(row => row.Kind == QuarantineKinds.Contradiction);
        items.OfType<SourceTask>().Count().ShouldBe(401);
    }
}
