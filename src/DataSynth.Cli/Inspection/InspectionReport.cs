using System.Text.Json;

namespace DataSynth.Cli.Inspection;

/// <summary>What <c>inspect</c> tells of one path.</summary>
internal abstract class InspectionReport
{
    /// <summary>What is wrong with it, one sentence each; empty when nothing is.</summary>
    public virtual IReadOnlyList<string> Problems => [];

    /// <summary>The report for people, each line ending in a line break.</summary>
    /// <param name="width">The widest line of a table in cells.</param>
    public abstract string ToText(int width);

    /// <summary>The report as members of a JSON object.</summary>
    /// <param name="writer">Takes the members.</param>
    public abstract void WriteJson(Utf8JsonWriter writer);
}
