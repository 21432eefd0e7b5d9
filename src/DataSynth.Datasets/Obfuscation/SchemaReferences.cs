namespace DataSynth.Datasets.Obfuscation;

/// <summary>Renames what JSON pointers within a schema pass through (RFC 6901 in a URI fragment).</summary>
/// <param name="names">The change of names.</param>
internal sealed class SchemaReferences(NameChange names)
{
    /// <summary>A reference after renaming.</summary>
    /// <param name="reference">The reference; one that leaves the document stays.</param>
    /// <param name="nested">Whether the properties of nested objects are renamed too.</param>
    public string Rename(string reference, bool nested)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return reference;

        var parts = reference[2..].Split('/');
        var properties = 0;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            // After one of these keywords comes a name, which may be spelled like a keyword itself.
            if (parts[i] is "properties" or "dependentSchemas")
                parts[++i] = nested || properties++ == 0 ? Renamed(parts[i], names.Parameter) : parts[i];
            else if (parts[i] is "$defs" or "definitions")
                parts[++i] = Renamed(parts[i], names.Definition);
        }

        return "#/" + string.Join('/', parts);
    }

    private static string Renamed(string part, Func<string, string> rename)
    {
        var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        var renamed = rename(name);
        if (renamed == name)
            return part;
        var escaped = renamed.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return string.Concat(escaped.Select(character => IsFragment(character) ? character.ToString() : Uri.HexEscape(character)));
    }

    /// <summary>What a URI's fragment may hold as it is; letters of other alphabets are written as they are, as schemas do.</summary>
    private static bool IsFragment(char character)
        => char.IsAsciiLetterOrDigit(character) || character > '~' || "-._~!$&'()*+,;=:@/?".Contains(character, StringComparison.Ordinal);
}
