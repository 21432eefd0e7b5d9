using System.Globalization;

namespace DataSynth.Generation.Licenses;

/// <summary>Numbers of parameters, in billions.</summary>
internal static class ModelSize
{
    /// <summary>The size that a name states, such as 30 for <c>qwen3:30b-a3b</c>: the first number followed by <c>b</c> or <c>m</c> that no
    /// letter or digit touches.</summary>
    /// <param name="name">The name in lower case.</param>
    public static double? InName(string name)
    {
        foreach (var word in name.Split(['-', ':', '/', ' ', '@']))
        {
            if (Parse(word) is { } size)
                return size;
        }

        return null;
    }

    /// <summary>The size that a word states: <c>8.2B</c>, <c>494M</c>, <c>3b</c>.</summary>
    /// <param name="word">The word, or null.</param>
    /// <returns>Null when it states none.</returns>
    public static double? Parse(string? word)
    {
        if (string.IsNullOrEmpty(word))
            return null;
        var scale = char.ToLowerInvariant(word[^1]) switch
        {
            'b' => 1.0,
            'm' => 0.001,
            't' => 1000.0,
            _ => 0,
        };
        var digits = word.AsSpan(0, word.Length - 1);
        return scale > 0 && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * scale
            : null;
    }
}
