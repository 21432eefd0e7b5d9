using System.Security.Cryptography;
using System.Text;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Sources;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>
/// The settings that shape the data, for manifest and card: neither times nor endpoints, concurrency, retries or paths, so that equal runs
/// give equal files wherever they are made.
/// </summary>
internal static class ShapingSettings
{
    /// <summary>The settings of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="generators">Its generators as they were found.</param>
    /// <param name="promptText">The prompt template's text, which stands for its path.</param>
    /// <param name="limit">The limit of the command line, or null.</param>
    public static JsonObject Of(PipelineFile pipeline, IEnumerable<GeneratorFindings> generators, string promptText, long? limit) => new(
    [
        new("name", Text(pipeline.Name)),
        new("seed", JsonNumber.Of(pipeline.Seed)),
        new("limit", Number(limit)),
        new("sources", List(pipeline.Sources.Select(source => Source(source.Settings)))),
        new("obfuscate", Obfuscation(pipeline.Obfuscation)),
        new("generators", List(generators.Select(Generator))),
        new("prompt_sha256", Text(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(promptText))))),
        .. View(pipeline),
    ]);

    /// <summary>Recorded settings under another view.</summary>
    /// <param name="recorded">The settings of a run.</param>
    /// <param name="pipeline">The pipeline whose view is taken.</param>
    public static JsonObject WithView(JsonObject recorded, PipelineFile pipeline)
    {
        List<JsonMember> view = [new("seed", JsonNumber.Of(pipeline.Seed)), .. View(pipeline)];
        var kept = recorded.Members.Where(member => !view.Exists(changed => changed.Name == member.Name));
        // In the order in which a run writes them: an export with a run's own settings gives its very bytes.
        return new JsonObject([.. recorded.Members.Where(member => member.Name == "name"), view[0], .. kept.Where(member => member.Name != "name"), .. view.Skip(1)]);
    }

    /// <summary>The settings of an export of several runs.</summary>
    /// <param name="recorded">The settings of each run.</param>
    /// <param name="pipeline">The pipeline whose view is taken.</param>
    public static JsonObject OfRuns(IReadOnlyList<JsonObject> recorded, PipelineFile pipeline)
    {
        var view = View(pipeline).ToList();
        return new JsonObject(
        [
            new("name", Text(pipeline.Name)),
            new("seed", JsonNumber.Of(pipeline.Seed)),
            new("runs", List(recorded.Select(run => new JsonObject(run.Members.Where(member => !view.Exists(changed => changed.Name == member.Name)))))),
            .. view,
        ]);
    }

    /// <summary>The settings that turn replies into a data set.</summary>
    private static IEnumerable<JsonMember> View(PipelineFile pipeline) =>
    [
        new("ground_truth", Mode(pipeline.DoorMode)),
        new("label", new JsonObject(
        [
            new("rules", Text(pipeline.Label.Rules.ToString().ToLowerInvariant())),
            new("repair", Text(pipeline.Label.AcceptRepaired ? "accept" : "reject")),
            new("ordered", JsonBoolean.Of(pipeline.Label.Ordered)),
            new("ignore_case", JsonBoolean.Of(pipeline.Label.IgnoreCase)),
            new("collapse_space", JsonBoolean.Of(pipeline.Label.CollapseSpace)),
        ])),
        new("parse", new JsonObject(
        [
            new("strict", JsonBoolean.Of(!pipeline.Parsing.Repair)),
            new("max_depth", JsonNumber.Of((long)pipeline.Parsing.MaxDepth)),
            new("max_calls", JsonNumber.Of((long)pipeline.Parsing.MaxCalls)),
            new("max_length", JsonNumber.Of((long)pipeline.Parsing.MaxLength)),
        ])),
        new("pairs", new JsonObject(
        [
            new("per_task", JsonNumber.Of((long)pipeline.Pairs.PerTask)),
            new("chosen", Text(pipeline.Pairs.Chosen == ChosenSide.Model ? "model" : "ground_truth")),
            new("score_gap", Number(pipeline.Pairs.ScoreGap)),
            new("repaired", Text(pipeline.Pairs.LeaveOutRepaired ? "leave_out" : "keep")),
            new("suspect", Text(pipeline.Pairs.KeepSuspect ? "keep" : "leave_out")),
            new("suspect_after", JsonNumber.Of((long)pipeline.Label.SuspectAfter)),
        ])),
        new("dedup", new JsonObject(
        [
            new("near", Number(pipeline.Dedup.Near)),
            new("values", Text(pipeline.Dedup.IgnoreValues ? "ignore" : "compare")),
        ])),
        new("decontaminate", new JsonArray([.. pipeline.Decontaminate.Select(file => Text(Path.GetFileName(Path.TrimEndingDirectorySeparator(file))))])),
        new("select", Select(pipeline.Select)),
        new("export", new JsonObject(
        [
            new("profile", Text(pipeline.Export.Profile)),
            new("splits", new JsonObject(pipeline.Export.Splits.Select(split => new JsonMember(split.Name, JsonNumber.Of(split.Share))))),
            new("shard_rows", JsonNumber.Of(pipeline.Export.ShardRows)),
            new("shard_bytes", JsonNumber.Of(pipeline.Export.ShardBytes)),
            new("compression", Text(pipeline.Export.Compression)),
        ])),
    ];

    private static JsonObject Select(SelectSettings select) => new(
    [
        new("order", Text(select.Order.ToString().ToLowerInvariant())),
        new("pairs", Number(select.Selection.Pairs)),
        new("per_model", Number(select.Selection.PerModel)),
        new("per_error_type", Number(select.Selection.PerErrorType)),
        new("abstention", Number(select.Selection.Abstention)),
        new("quotas", List(select.Selection.Quotas.Select(quota => Filtered(quota.Filter, new("pairs", JsonNumber.Of(quota.Pairs)))))),
        new("weights", List(select.Selection.Weights.Select(weight => Filtered(weight.Filter, new("weight", JsonNumber.Of(weight.Weight)))))),
    ]);

    private static JsonObject Filtered(PairFilter filter, JsonMember number) => new(
    [
        new("error_type", Text(filter.ErrorType?.ToFileName())),
        new("source", Text(filter.Source)),
        new("model", Text(filter.Model)),
        number,
    ]);

    private static JsonValue Obfuscation(ObfuscationSettings? settings) => settings is null
        ? JsonNull.Instance
        : new JsonObject(
        [
            new("share", JsonNumber.Of(settings.Share)),
            new("descriptions", Text(settings.Descriptions.ToString().ToLowerInvariant())),
        ]);

    private static JsonObject Source(SourceSettings source) => new(
    [
        new("file", Text(Path.GetFileName(Path.TrimEndingDirectorySeparator(source.Path)))),
        new("format", Text(source.Format)),
        new("dataset", Text(source.Dataset)),
        new("license", Text(source.License)),
        new("revision", Text(source.Revision)),
        new("where", Text(source.Where?.Text)),
        new("shuffle", JsonBoolean.Of(source.Shuffle)),
        new("limit", Number(source.Limit)),
        new("ground_truth", Mode(source.GroundTruth)),
    ]);

    private static JsonObject Generator(GeneratorFindings generator)
    {
        var settings = generator.Settings;
        var description = generator.Describe();
        if (settings.Provider == Provider.Perturb)
            return new JsonObject([new("model", Text(description.Name)), new("samples", JsonNumber.Of((long)settings.Samples))]);
        return new JsonObject(
        [
            new("model", Text(description.Name)),
            new("license", Text(description.License)),
            new("digest", Text(description.Digest)),
            new("samples", JsonNumber.Of((long)settings.Samples)),
            new("temperature", Number(settings.Temperature)),
            new("top_p", Number(settings.TopP)),
            new("top_k", Number(settings.TopK)),
            new("min_p", Number(settings.MinP)),
            new("context_length", settings.Provider == Provider.Ollama ? Number(settings.ContextLength) : JsonNull.Instance),
            new("max_output_tokens", Number(settings.MaxOutputTokens)),
            new("think", Text(settings.Think)),
            new("syntax", Text(description.Syntax)),
            new("syntax_found", JsonBoolean.Of(description.IsSyntaxFound)),
            new("tools", Text(settings.Delivery == ToolDelivery.Native ? "native" : "prompt")),
            new("extra_body", settings.ExtraBody ?? (JsonValue)JsonNull.Instance),
        ]);
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => new([.. items]);

    private static JsonValue Mode(GroundTruthMode? mode) => Text(mode?.ToString().ToLowerInvariant());

    private static JsonValue Text(string? text) => text is null ? JsonNull.Instance : new JsonString(text);

    private static JsonValue Number(long? number) => number is null ? JsonNull.Instance : JsonNumber.Of(number.Value);

    private static JsonValue Number(double? number) => number is null ? JsonNull.Instance : JsonNumber.Of(number.Value);
}
