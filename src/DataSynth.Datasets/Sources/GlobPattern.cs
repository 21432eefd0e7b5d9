using System.Text;
using System.Text.RegularExpressions;

namespace DataSynth.Datasets.Sources;

/// <summary>
/// A path with wildcards: <c>*</c> and <c>?</c> within a name, <c>**</c> for any number of folders. Everything else is literal.
/// </summary>
internal sealed class GlobPattern
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.None,
    };

    private readonly string _folder;
    private readonly Regex _rest;
    private readonly bool _recurse;

    /// <summary>A pattern.</summary>
    /// <param name="pattern">The path; for which <see cref="IsGlob"/> is true.</param>
    public GlobPattern(string pattern)
    {
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var cut = pattern.LastIndexOf('/', wildcard);
        _folder = cut < 0 ? "" : pattern[..(cut + 1)];
        var rest = pattern[(cut + 1)..];
        _recurse = rest.Contains('/');
        _rest = new Regex(Translate(rest), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether a path has wildcards.</summary>
    public static bool IsGlob(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that match, in ordinal order of their paths.</summary>
    public IReadOnlyList<string> Match()
    {
        var folder = _folder.Length == 0 ? "." : _folder;
        if (!Directory.Exists(folder))
            return [];

        var found = Directory.EnumerateFiles(folder, "*", _recurse ? Everywhere : new EnumerationOptions { AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => _rest.IsMatch(name))
            .ToArray();
        Array.Sort(found, string.CompareOrdinal);
        return [.. found.Select(name => _folder + name)];
    }

    private static string Translate(string glob)
    {
        var pattern = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            var rest = glob.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                pattern.Append("(?:[^/]+/)*");
                i += 2;
            }
            else
            {
                pattern.Append(glob[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var literal => Regex.Escape(literal.ToString()),
                });
            }
        }

        return pattern.Append('$').ToString();
    }
}
