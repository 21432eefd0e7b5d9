namespace DataSynth.Datasets.Sources;

/// <summary>Which licences of data bind what is made from it.</summary>
public static class LicenseTerms
{
    /// <summary>What a licence asks for beyond naming the source, such as <c>share-alike</c>, <c>non-commercial</c> or both; null where it
    /// asks for nothing of that kind or is not known here.</summary>
    /// <param name="license">SPDX expression, in any letter case.</param>
    public static string? RestrictionOf(string? license)
    {
        if (license is null)
            return null;

        // Creative Commons names its elements within the identifier; the others are share-alike licences for data and documents.
        string[] parts = license.Split(['-', ' ', '(', ')', '+'], StringSplitOptions.RemoveEmptyEntries);
        var found = new List<string>();
        if (Has(parts, "SA") || Has(parts, "ODbL") || Has(parts, "GFDL") || Has(parts, "GPL") || Has(parts, "AGPL") || Has(parts, "LGPL"))
            found.Add("share-alike");
        if (Has(parts, "NC"))
            found.Add("non-commercial");
        if (Has(parts, "ND"))
            found.Add("no derivatives");
        return found.Count == 0 ? null : string.Join(", ", found);
    }

    private static bool Has(string[] parts, string name) => parts.Contains(name, StringComparer.OrdinalIgnoreCase);
}
