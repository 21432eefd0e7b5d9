using System.Text;

namespace DataSynth.Benchmarks.Parsing;

/// <summary>Texts made to be slow to read.</summary>
internal static class HostileTexts
{
    /// <summary>A name for each pattern, what the text begins with, and what is repeated.</summary>
    public static IReadOnlyList<(string Name, string Head, string Pattern)> All { get; } =
    [
        ("open braces", "", "{"),
        ("open brackets in a tag", "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":", "["),
        ("open markers", "", "<tool_call>"),
        ("open markers with a cut string", "", "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \""),
        ("A(A=,\\t", "hello world", "[A(A=\t)A(A=,\t\t)"),
        ("nested quotes", "[f(a=", "'\""),
        ("closing reasoning tags", "", "<tool_call>{\"a</think>"),
        ("closing parameter tags", "<function=f><parameter=a>", "</parameter>x"),
        ("channel markers", "", "<|channel|>a<|message|>"),
        ("names before braces", "", "f(a=1)\nf{"),
    ];

    /// <summary>A text of a size.</summary>
    /// <param name="head">What it begins with.</param>
    /// <param name="pattern">What is repeated.</param>
    /// <param name="size">Its length in characters, at least.</param>
    public static string Build(string head, string pattern, int size)
    {
        var text = new StringBuilder(head, size + head.Length + pattern.Length);
        while (text.Length < size)
            text.Append(pattern);
        return text.ToString();
    }
}
