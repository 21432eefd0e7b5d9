using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Datasets.Prompts;

namespace DataSynth.Cli.Runs;

/// <summary>Reads the pipeline's prompt template, or takes the built-in one.</summary>
internal static class PromptLoader
{
    private const long MaxBytes = 1 << 20;

    /// <summary>The template of a pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <exception cref="CommandException">The file is missing or unreadable.</exception>
    /// <exception cref="PromptException">It is not a template.</exception>
    public static PromptTemplate Load(PipelineFile pipeline)
    {
        if (pipeline.Prompt is not { } path)
            return PromptTemplate.Default;

        var file = new FileInfo(path);
        if (!file.Exists)
            throw CommandException.Environment($"{path}: no such file, expected the prompt template that the pipeline names");
        if (file.Length > MaxBytes)
            throw CommandException.Environment($"{path}: has {file.Length} bytes, expected a prompt template of at most {MaxBytes}");
        return PromptTemplate.Parse(File.ReadAllText(path), path);
    }
}
