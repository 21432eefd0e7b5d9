using DataSynth.Datasets.Export;

namespace DataSynth.Cli.Runs;

/// <summary>How an export ended.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Exporting">What was counted on the way.</param>
/// <param name="Folder">Where it went.</param>
/// <param name="Conflicts">Contradictions between runs.</param>
internal sealed record ExportResult(ExportSummary DataSet, Exporting Exporting, RunFolder Folder, long Conflicts)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}
