using DataSynth.Cli.Console;

namespace DataSynth.Cli.Runs;

/// <summary>The prompt of one previewed request.</summary>
/// <param name="Tokens">Its tokens, by a careful estimate.</param>
/// <param name="Room">Tokens that it may have; null where nobody says how long the context is.</param>
/// <param name="Hash">Hash of template and rendering, as in the column <c>prompt_hash</c>; null where no template is used.</param>
internal sealed record PromptPreview(int Tokens, int? Room, string? Hash)
{
    /// <summary>Whether it may leave too little room for the reply.</summary>
    public bool IsTooLong => Tokens > Room;

    /// <summary>The prompt of a request.</summary>
    /// <param name="requests">The requests of a task.</param>
    /// <param name="generator">Who is asked.</param>
    public static PromptPreview Of(TaskRequests requests, PreparedGenerator generator) => new(requests.EstimateTokens(), generator.Room, requests.PromptHash);

    /// <summary>One line about its length.</summary>
    public string Describe()
    {
        var room = Room is { } most ? $" of {NumberText.Count(most)}" : "";
        return $"about {NumberText.Count(Tokens)}{room} tokens{(IsTooLong ? ": may not fit the context beside max_output_tokens" : "")}";
    }
}
