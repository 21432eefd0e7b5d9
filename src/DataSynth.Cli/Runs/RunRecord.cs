using System.Buffers;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>
/// What a run folder keeps beside the journal so that <c>export</c> can make the data set again without the pipeline file, the sources and
/// the servers: <c>run.json</c>.
/// </summary>
/// <param name="Pipeline">The pipeline file's text.</param>
/// <param name="Facts">What is known of the sources, and the settings that shape the data.</param>
internal sealed record RunRecord(string Pipeline, RunFacts Facts)
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Writes the record into its folder, at once or not at all.</summary>
    /// <param name="folder">The run's folder.</param>
    public void Write(RunFolder folder)
    {
        var record = new JsonObject(
        [
            new("pipeline", new JsonString(Pipeline)),
            new("tasks", JsonNumber.Of(Facts.Tasks)),
            new("variants", JsonNumber.Of(Facts.Variants)),
            new("quarantined", JsonNumber.Of(Facts.Quarantined)),
            new("inputs", new JsonArray([.. Facts.Inputs.Select(input => new JsonObject(
            [
                new("name", new JsonString(input.Name)),
                new("sha256", new JsonString(input.Sha256)),
            ]))])),
            new("settings", Facts.Settings),
        ]);
        var text = new ArrayBufferWriter<byte>();
        record.WriteTo(text);
        text.Write("\n"u8);
        var partial = folder.RecordFile + ".tmp";
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
        {
            file.Write(text.WrittenSpan);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, folder.RecordFile, overwrite: true);
    }

    /// <summary>Reads the record of a run folder.</summary>
    /// <param name="runDirectory">The folder that ends in <c>.run</c>.</param>
    /// <returns>The record; null when there is none, or none that this program wrote.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RunRecord? Read(string runDirectory)
    {
        var file = new FileInfo(Path.Combine(runDirectory, "run.json"));
        if (!file.Exists || file.Length > MaxBytes)
            return null;
        if (!JsonTextReader.TryRead(File.ReadAllBytes(file.FullName), JsonTextReader.DefaultMaxDepth, out var value, out _)
            || value is not JsonObject record
            || record.GetText("pipeline") is not { } pipeline
            || !record.TryGet("settings", out var settings) || settings is not JsonObject shaping)
        {
            return null;
        }

        var inputs = record.TryGet("inputs", out var listed) && listed is JsonArray list ? list.Items.OfType<JsonObject>() : [];
        return new RunRecord(pipeline, new RunFacts
        {
            Tasks = Number(record, "tasks"),
            Variants = Number(record, "variants"),
            Quarantined = Number(record, "quarantined"),
            Inputs = [.. inputs.Select(input => new InputFile(input.GetText("name") ?? "", input.GetText("sha256") ?? ""))],
            Settings = shaping,
        });
    }

    private static long Number(JsonObject record, string name)
        => record.TryGet(name, out var value) && value is JsonNumber number && long.TryParse(number.Text, out var read) ? read : 0;
}
