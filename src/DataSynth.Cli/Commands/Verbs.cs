namespace DataSynth.Cli.Commands;

/// <summary>The verbs in the order of help. This table is all that <c>--help</c> needs, so that it starts without the parser.</summary>
internal static class Verbs
{
    /// <summary>Starter files.</summary>
    public static readonly VerbDescription Init = new(
        "init", "[DIR]", "a first pipeline, prompt and task file to start from", "init my-data", "run my-data/pipeline.yaml");

    /// <summary>The main job.</summary>
    public static readonly VerbDescription Run = new(
        "run", "FILE.yaml [options]", "the whole pipeline; started again it continues", "run pipelines/quickstart.yaml", "run overnight.yaml --limit 100 -o output/trial");

    /// <summary>Looks before a run.</summary>
    public static readonly VerbDescription Check = new(
        "check", "FILE.yaml", "configuration, prompts, sources, endpoints, licences; asks for no data", "check pipelines/overnight-ollama.yaml");

    /// <summary>A few tasks.</summary>
    public static readonly VerbDescription Preview = new(
        "preview", "FILE.yaml [-n 5]", "a few tasks through everything, shown side by side", "preview pipelines/quickstart.yaml -n 3");

    /// <summary>Another view of the same replies.</summary>
    public static readonly VerbDescription Export = new(
        "export",
        "RUN_DIR... -o DIR [options]",
        "pairs and shards again, with other settings or from several runs; asks no model",
        "export output/night.run -o output/hard --pipeline hard.yaml",
        "export output/monday.run output/tuesday.run -o output/both");

    /// <summary>Labels of existing data.</summary>
    public static readonly VerbDescription Relabel = new(
        "relabel",
        "INPUT... --source FORMAT -o DIR",
        "labels existing data again, without a model; reports what changed",
        "relabel preferences.parquet --source toolrm -o output/again",
        "relabel BFCL_v3_simple.json --source bfcl --outputs result -o output/bfcl");

    /// <summary>What is in a file or folder.</summary>
    public static readonly VerbDescription Inspect = new(
        "inspect", "PATH [--json]", "schema, counts, statistics of a Parquet file, an output folder or a run", "inspect output/quickstart", "inspect output/quickstart.run --json");

    /// <summary>Rows.</summary>
    public static readonly VerbDescription Cat = new(
        "cat", "FILE.parquet [--columns a,b] [--limit N]", "rows of a Parquet file as JSON Lines", "cat data.parquet --columns uuid,tools --limit 3");

    /// <summary>The pipeline file's schema.</summary>
    public static readonly VerbDescription Schema = new(
        "schema", "", "JSON Schema of the pipeline file, for editors", "schema > pipeline.schema.json");

    /// <summary>What an endpoint serves.</summary>
    public static readonly VerbDescription Models = new(
        "models", "[--endpoint URL]", "what an endpoint serves, with licence verdict and evidence", "models", "models --endpoint http://gpu1:8000/v1");

    /// <summary>The output syntaxes.</summary>
    public static readonly VerbDescription Formats = new(
        "formats", "", "the output syntaxes that parse knows, each with an example", "formats --json");

    /// <summary>The parse filter.</summary>
    public static readonly VerbDescription Parse = new(
        "parse", "[FILE...]", "filter: model outputs to tool calls, JSON Lines in and out", "parse outputs.jsonl.gz > calls.jsonl");

    /// <summary>The label filter.</summary>
    public static readonly VerbDescription Label = new(
        "label", "[--rules schema|exact|bfcl] [FILE...]", "filter: outputs and right calls to verdicts, JSON Lines in and out", "label --rules bfcl < judged.jsonl");

    /// <summary>The reward filter.</summary>
    public static readonly VerbDescription Reward = new(
        "reward", "--scheme toolrl [FILE...]", "filter: predictions and right calls to rewards, JSON Lines in and out", "reward --scheme toolrl --matching optimal < rollouts.jsonl");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VerbDescription> All { get; } =
        [Init, Run, Check, Preview, Relabel, Export, Inspect, Cat, Models, Formats, Schema, Parse, Label, Reward];
}
