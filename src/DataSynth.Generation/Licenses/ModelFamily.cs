namespace DataSynth.Generation.Licenses;

/// <summary>One row of the table of model families.</summary>
/// <param name="Words">All of these occur in the model's normalised name (lower case, without registry and file endings).</param>
/// <param name="License">The licence of these weights.</param>
/// <param name="Source">Who says so, for a person.</param>
internal sealed record ModelFamily(string[] Words, string License, string Source)
{
    /// <summary>Sizes in billions of parameters that the row is about; null for all.</summary>
    public (double From, double To)[]? Sizes { get; init; }

    /// <summary>Whether a model belongs to the row.</summary>
    /// <param name="name">The normalised name.</param>
    /// <param name="billions">Its size, or null when it is not known; a row about sizes then does not match.</param>
    public bool Matches(string name, double? billions)
        => Words.All(word => name.Contains(word, StringComparison.Ordinal))
            && (Sizes is null || (billions is { } size && Sizes.Any(range => size >= range.From && size <= range.To)));
}
