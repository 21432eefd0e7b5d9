using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Prompts;

/// <summary>What is sent to a model that gets its tools as text.</summary>
/// <param name="System">The rendered system text.</param>
/// <param name="Messages">The whole conversation: the system text first, earlier calls and results as text.</param>
/// <param name="Hash">SHA-256 over the template and <paramref name="System"/>, 64 lower-case hexadecimal digits; the column
/// <c>prompt_hash</c>.</param>
public sealed record RenderedPrompt(string System, IReadOnlyList<Message> Messages, string Hash);
