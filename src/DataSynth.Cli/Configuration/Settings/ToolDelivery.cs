namespace DataSynth.Cli.Configuration.Settings;

/// <summary>How a model gets its tools.</summary>
internal enum ToolDelivery
{
    /// <summary>In the request's <c>tools</c>; the server renders them.</summary>
    Native,

    /// <summary>As text that the prompt template renders.</summary>
    Prompt,
}
