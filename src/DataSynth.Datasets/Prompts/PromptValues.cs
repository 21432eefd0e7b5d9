namespace DataSynth.Datasets.Prompts;

/// <summary>The values that a prompt template can use. There is no date among them: a prompt must not change overnight.</summary>
public static class PromptValues
{
    /// <summary>The values at the top of a template, with what they hold.</summary>
    public static IReadOnlyDictionary<string, string> Root { get; } = new Dictionary<string, string>
    {
        ["tools"] = "the tools in the task's order; a list for {{#each tools}}",
        ["system"] = "the task's own system text, empty when it has none; a template that does not use it has it put in front",
    };

    /// <summary>The values of each tool within <c>{{#each tools}}</c>, with what they hold.</summary>
    public static IReadOnlyDictionary<string, string> Tool { get; } = new Dictionary<string, string>
    {
        ["number"] = "the tool's place in the list, from 1",
        ["name"] = "the tool's name",
        ["description"] = "the tool's description, empty when it has none",
        ["parameters"] = "the parameters' schema, byte for byte as the source wrote it",
        ["json"] = "the tool in OpenAI's form, its schema byte for byte",
    };
}
