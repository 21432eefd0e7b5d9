using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Draws names that mean nothing: letters and digits, a letter first and a digit somewhere, so that none is a word or a keyword of any
/// language and all are legal in OpenAI's API and as Python identifiers.
/// </summary>
/// <param name="random">What draws.</param>
/// <param name="text">All text of the task: a new name occurs nowhere in it.</param>
internal sealed class NameMaker(SeededRandom random, string text)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string All = Letters + Digits;

    // Names that differ in letter case alone would be told apart here and confused by a model.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>New names for old ones.</summary>
    /// <param name="names">The old names, each once.</param>
    /// <param name="shortest">The least length.</param>
    /// <param name="longest">The greatest length.</param>
    public Dictionary<string, string> For(IEnumerable<string> names, int shortest, int longest)
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
            made.Add(name, Make(shortest, longest));
        return made;
    }

    private string Make(int shortest, int longest)
    {
        while (true)
        {
            var name = Draw(shortest + random.Next(longest - shortest + 1));
            if (!text.Contains(name, StringComparison.OrdinalIgnoreCase) && _taken.Add(name))
                return name;
        }
    }

    private string Draw(int length)
    {
        Span<char> name = stackalloc char[length];
        name[0] = Letters[random.Next(Letters.Length)];
        for (var i = 1; i < length; i++)
            name[i] = All[random.Next(All.Length)];
        name[1 + random.Next(length - 1)] = Digits[random.Next(Digits.Length)];
        return new string(name);
    }
}
