using System.Buffers;

namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>
/// Hides what follows a key that may hold a credential before a source line is shown, so that a key written into a pipeline file by
/// mistake does not reach a terminal or a log.
/// </summary>
internal static class SecretMask
{
    private static readonly string[] SecretWords =
        ["api_key", "apikey", "api-key", "token", "secret", "password", "passwd", "authorization", "bearer", "credential"];

    /// <summary>Key names that are not secret although a secret word is in them.</summary>
    private static readonly string[] Harmless = ["api_key_env", "max_output_tokens", "max_tokens"];

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/ ,]}'\"");

    /// <summary>Whether a key of this name would hold a credential.</summary>
    /// <param name="key">The name as the user wrote it.</param>
    public static bool IsSecretName(string key)
        => !Harmless.Contains(key, StringComparer.OrdinalIgnoreCase)
            && SecretWords.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The line with everything from the first credential on replaced by dots.</summary>
    /// <param name="line">One source line.</param>
    /// <param name="always">Whether the value of the line's first key is hidden whatever the key is called.</param>
    public static string Apply(string line, bool always)
    {
        var cut = always ? FirstValue(line, 0) : -1;
        foreach (var word in SecretWords)
            cut = Earlier(cut, SecretValue(line, word));
        cut = Earlier(cut, UserInfo(line));
        return cut < 0 || line.AsSpan(cut).Trim().IsEmpty ? line : line[..cut] + "…";
    }

    private static int SecretValue(string line, string word)
    {
        for (var at = 0; (at = line.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
        {
            if (!Harmless.Any(name => Around(line, at, name)))
                return FirstValue(line, at);
        }

        return -1;
    }

    private static bool Around(string line, int at, string name)
    {
        var start = line.IndexOf(name, Math.Max(0, at - name.Length), StringComparison.OrdinalIgnoreCase);
        return start >= 0 && start <= at && at < start + name.Length;
    }

    private static int FirstValue(string line, int from)
    {
        var colon = line.IndexOf(':', from);
        if (colon < 0)
            return from;
        var value = colon + 1;
        while (value < line.Length && line[value] == ' ')
            value++;
        return value;
    }

    private static int UserInfo(string line)
    {
        var scheme = line.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return -1;
        var authority = scheme + 3;
        var end = line.AsSpan(authority).IndexOfAny(AuthorityEnds);
        var length = end < 0 ? line.Length - authority : end;
        return line.AsSpan(authority, length).Contains('@') ? authority : -1;
    }

    private static int Earlier(int left, int right) => left < 0 ? right : right < 0 ? left : Math.Min(left, right);
}
