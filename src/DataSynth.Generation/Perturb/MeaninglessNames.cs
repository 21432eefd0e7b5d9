using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Names for tasks whose names mean nothing: drawn like these, so that a made-up one does not stand out.</summary>
internal static class MeaninglessNames
{
    /// <summary>A name of the shape of another: as long, letters and digits in the same places, the letter case kept.</summary>
    /// <param name="name">A name of the task.</param>
    /// <param name="random">The source of choices.</param>
    public static string Like(string name, SeededRandom random) => string.Create(name.Length, (name, random), static (made, from) =>
    {
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = from.name[i] switch
            {
                var letter when char.IsAsciiLetterLower(letter) => (char)('a' + from.random.Next(26)),
                var letter when char.IsAsciiLetterUpper(letter) => (char)('A' + from.random.Next(26)),
                var digit when char.IsAsciiDigit(digit) => (char)('0' + from.random.Next(10)),
                var other => other,
            };
        }
    });
}
