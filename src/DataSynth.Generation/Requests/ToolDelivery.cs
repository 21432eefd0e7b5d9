namespace DataSynth.Generation.Requests;

/// <summary>How a model gets to know the tools.</summary>
public enum ToolDelivery
{
    /// <summary>In the API's <c>tools</c> field; the server renders them and may parse the calls.</summary>
    Native,

    /// <summary>As text in the messages; the API's field stays empty, and calls come back as text.</summary>
    Prompt,
}
