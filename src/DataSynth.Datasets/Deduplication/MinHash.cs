using System.Numerics;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// MinHash signatures (Broder 1997): under each of 128 random permutations the smallest member of a set. Two sets agree in a place with a
/// probability that is their Jaccard index. Permutations are affine maps of 32-bit hashes with an odd factor. Thread-safe.
/// </summary>
internal sealed class MinHash
{
    /// <summary>Places of a signature.</summary>
    public const int Permutations = 128;

    private readonly uint[] _factors = new uint[Permutations];
    private readonly uint[] _terms = new uint[Permutations];

    /// <summary>Permutations of a seed.</summary>
    /// <param name="seed">Other seeds give other candidates, and the same duplicates but for what banding misses.</param>
    public MinHash(long seed)
    {
        var random = new SeededRandom(seed, "minhash permutations");
        for (var i = 0; i < Permutations; i++)
        {
            var bits = random.NextUInt64();
            _factors[i] = (uint)bits | 1;
            _terms[i] = (uint)(bits >> 32);
        }
    }

    /// <summary>Writes the signature of a set.</summary>
    /// <param name="shingles">The set; of an empty one all places are the greatest number.</param>
    /// <param name="signature"><see cref="Permutations"/> places.</param>
    public void Sign(ReadOnlySpan<ulong> shingles, Span<uint> signature)
    {
        // One vector of places at a time stays in a register while the set passes by.
        for (var place = 0; place < Permutations; place += Vector<uint>.Count)
        {
            var factors = new Vector<uint>(_factors, place);
            var terms = new Vector<uint>(_terms, place);
            var least = new Vector<uint>(uint.MaxValue);
            foreach (var shingle in shingles)
                least = Vector.Min(least, (factors * (uint)(shingle >> 32)) + terms);
            least.CopyTo(signature[place..]);
        }
    }
}
