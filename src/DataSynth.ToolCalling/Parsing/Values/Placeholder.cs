namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Tells the name of a tool from what a prompt or an example writes in its place.</summary>
internal static class Placeholder
{
    private static readonly string[] Words = ["tool name", "function name", "your tool name", "your function name", "name of the tool", "name of the function"];

    /// <summary>Whether a name is one that is to be filled in: it stands in angle or curly brackets, begins with <c>$</c>, is nothing but dots,
    /// or says that it is the name of a tool. One that was offered is none.</summary>
    /// <param name="name">What stands in the place of a tool's name, trimmed.</param>
    /// <param name="tools">The tools offered.</param>
    public static bool IsOne(string name, OfferedTools tools)
        => !tools.Has(name)
            && (name is ['<', .., '>'] or ['{', .., '}'] or ['$', ..]
                || name.AsSpan().Trim(".\u2026 ").IsEmpty
                || Words.Contains(name.Replace('_', ' ').Replace('-', ' '), StringComparer.OrdinalIgnoreCase));
}
