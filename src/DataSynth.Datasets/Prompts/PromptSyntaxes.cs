namespace DataSynth.Datasets.Prompts;

/// <summary>The syntaxes that a template can ask for.</summary>
public static class PromptSyntaxes
{
    /// <summary>All of them; the first is what holds for a template that does not say.</summary>
    public static IReadOnlyList<PromptSyntax> All { get; } = [new HermesPrompts(), new PythonicPrompts(), new ToolRlPrompts()];

    /// <summary>What holds for a template that does not say.</summary>
    public static PromptSyntax Default => All[0];
}
