namespace DataSynth.Cli.Runs;

/// <summary>The arguments of <c>run</c>.</summary>
/// <param name="PipelinePath">The pipeline file.</param>
/// <param name="Limit">The most tasks over all sources; null for all.</param>
/// <param name="OutputDirectory">The data set folder instead of the pipeline's; null for the pipeline's.</param>
/// <param name="Json">Whether the counts go to standard output as one JSON object.</param>
/// <param name="RetryFailed">Whether requests that failed for good are asked again.</param>
/// <param name="OnlyTruncated">Whether only replies cut at the token limit are asked again.</param>
/// <param name="Verbose">Whether more is said on standard error.</param>
internal sealed record RunArguments(
    string PipelinePath,
    long? Limit,
    string? OutputDirectory,
    bool Json,
    bool RetryFailed,
    bool OnlyTruncated,
    bool Verbose);
