namespace DataSynth.Cli.Tests;

/// <summary>Pipeline files that tests start from.</summary>
internal static class PipelineTexts
{
    /// <summary>Only what is required.</summary>
    public const string Minimal = """
        name: small
        sources: [{ file: tasks.jsonl }]
        generators: [{ perturb: {} }]

        """;

    /// <summary>Every key that the documentation of the pipeline file shows.</summary>
    public const string Full = """
        name: overnight                      # data set in output/overnight/
        seed: 7
        sources:
          - { file: data/xlam.jsonl, format: xlam, dataset: xlam, license: CC-BY-4.0, limit: 5000 }
        obfuscate: { share: 0.5 }
        prompt: prompts/tool-calling.md
        generators:
          - ollama: qwen3:8b
            endpoint: http://localhost:11434
            samples: 4
            temperature: 0.7
            context_length: 16384
            max_output_tokens: 1024
            tools: native
            concurrency: auto
            timeout: 10m
          - openai: ibm-granite/granite-4.0-h-small
            endpoints: [http://gpu1:8000/v1, http://gpu2:8000/v1]
            license: Apache-2.0
            api_key_env: VLLM_KEY
          - perturb: { samples: 4 }
        licenses: [Apache-2.0, MIT]
        label: { rules: schema }
        pairs: { per_task: 3 }
        dedup: { near: 0.9 }
        decontaminate: [data/bfcl-questions.jsonl]
        export: { directory: output/overnight, profile: toolrm, splits: { train: 0.98, validation: 0.02 }, shard_rows: 100000, compression: zstd }

        """;

    /// <summary>A pipeline whose only generator is the given YAML.</summary>
    public static string WithGenerator(string generator) => $"""
        name: small
        sources: [{"{"} file: tasks.jsonl {"}"}]
        generators:
          - {generator}

        """;

    /// <summary>The minimal pipeline and further lines.</summary>
    public static string With(string lines) => Minimal + lines + "\n";
}
