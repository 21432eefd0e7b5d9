namespace DataSynth.Generation.Licenses;

/// <summary>Whether a generator may be used.</summary>
public enum LicenseVerdict
{
    /// <summary>Everything that is known names allowed licences, or the generator needs none.</summary>
    Accepted,

    /// <summary>Something that is known names a licence that is not allowed.</summary>
    Refused,

    /// <summary>Nothing names a licence; treated as refused.</summary>
    Unknown,
}
