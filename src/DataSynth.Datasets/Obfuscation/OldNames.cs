using System.Text;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Finds names in text for readers. A name that is an English word as well (<c>city</c>) is one only in quotes or before a parenthesis;
/// otherwise it is a word, which a description cannot do without.
/// </summary>
/// <param name="names">The names to find, with what may take their place.</param>
internal sealed class OldNames(IReadOnlyDictionary<string, string> names)
{
    private readonly string[] _longestFirst =
        [.. names.Keys.Where(name => name.Length > 0).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Whether a text says a name as a name.</summary>
    public bool AreNamedIn(string text) => Find(text).Any(found => found.IsName);

    /// <summary>Whether a text says a name, if only as a word.</summary>
    public bool AreSaidIn(string text) => Find(text).Any();

    /// <summary>A text with another name in the place of each that is said as a name.</summary>
    public string Replace(string text)
    {
        StringBuilder? output = null;
        var copied = 0;
        foreach (var (at, name, isName) in Find(text).OrderBy(found => found.At))
        {
            if (!isName || at < copied)
                continue;
            output ??= new StringBuilder();
            output.Append(text, copied, at - copied).Append(names[name]);
            copied = at + name.Length;
        }

        return output is null ? text : output.Append(text, copied, text.Length - copied).ToString();
    }

    private IEnumerable<(int At, string Name, bool IsName)> Find(string text)
    {
        foreach (var name in _longestFirst)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                if (StandsAlone(text, at, name))
                    yield return (at, name, IsIdentifier(name) || IsMarked(text, at, at + name.Length));
            }
        }
    }

    private static bool StandsAlone(string text, int at, string name)
        => !(at > 0 && IsNamePart(text[at - 1]) && IsNamePart(name[0]))
            && !(at + name.Length < text.Length && IsNamePart(text[at + name.Length]) && IsNamePart(name[^1]));

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>Whether nobody would write this in a sentence unless as a name: it has a digit, a mark, or a capital within.</summary>
    private static bool IsIdentifier(string name)
        => name.Any(character => !char.IsLetter(character)) || (name.Skip(1).Any(char.IsUpper) && name.Any(char.IsLower));

    private static bool IsMarked(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        return after == '(' || (before is '`' or '"' or '\'' && after == before);
    }
}
