namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// How signatures are cut into bands, so that sets above a similarity fall into one bucket at least once: two sets of similarity s agree in
/// a band of r rows with probability s^r, and in one of b bands with 1 − (1 − s^r)^b (Leskovec, Rajaraman and Ullman, "Mining of Massive
/// Datasets", §3.4.2).
/// </summary>
/// <param name="Bands">Bands of a signature.</param>
/// <param name="Rows">Places of a band.</param>
internal readonly record struct Banding(int Bands, int Rows)
{
    /// <summary>The share of pairs at the threshold that may be missed; above it fewer are.</summary>
    private const double AllowedMiss = 0.01;

    /// <summary>The fewest bands that miss next to nothing at a threshold.</summary>
    /// <param name="threshold">Jaccard index in (0, 1].</param>
    public static Banding For(double threshold)
    {
        var rows = MinHash.Permutations;
        while (rows > 1 && new Banding(MinHash.Permutations / rows, rows).Miss(threshold) > AllowedMiss)
            rows--;
        var bands = MinHash.Permutations / rows;
        while (bands > 1 && new Banding(bands - 1, rows).Miss(threshold) <= AllowedMiss)
            bands--;
        return new Banding(bands, rows);
    }

    /// <summary>The share of pairs of a similarity that no band brings together.</summary>
    public double Miss(double similarity) => Math.Pow(1 - Math.Pow(similarity, Rows), Bands);

    /// <summary>The bucket of a band.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="band">From 0.</param>
    /// <param name="start">What else must be equal, as a hash.</param>
    public ulong Bucket(ReadOnlySpan<uint> signature, int band, ulong start)
    {
        var hash = start ^ 0x9E3779B97F4A7C15;
        foreach (var place in signature.Slice(band * Rows, Rows))
        {
            hash = (hash ^ place) * 0xFF51AFD7ED558CCD;
            hash ^= hash >> 32;
        }

        return hash * 0xC4CEB9FE1A85EC53;
    }
}
