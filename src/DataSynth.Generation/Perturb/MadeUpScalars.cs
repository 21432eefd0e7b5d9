using System.Globalization;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Texts and numbers within a schema's bounds, taken from the conversation where that fits.</summary>
internal static class MadeUpScalars
{
    /// <summary>How far a made-up number is from the bound that is given.</summary>
    private const int Span = 20;

    private static readonly string[] NameLike = ["city", "location", "country", "place", "name", "person", "company", "title", "artist", "origin", "destination"];

    /// <summary>A text of the format and length asked for.</summary>
    /// <param name="shape">What it must look like.</param>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    public static string Text(ValueShape shape, ConversationWords words, SeededRandom random)
    {
        // A fixed calendar: nothing here may depend on the day of the run.
        var moment = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(random.Next(730)).AddHours(8 + random.Next(12));
        switch (shape.Format)
        {
            case "date":
                return moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "date-time":
                return moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            case "time":
                return moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            case "email":
                return "info@example.com";
            case "uri" or "url":
                return "https://example.com/";
        }

        var isName = words.Names.Count > 0 && NameLike.Any(part => shape.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        var source = isName ? words.Names : words.All;
        if (random.Next(3) == 0 && source.Count > 1)
        {
            var place = random.Next(source.Count - 1);
            var both = new JsonString(source[place] + " " + source[place + 1]);
            if (shape.Fits(both))
                return both.Text;
        }

        var fitting = source.Where(word => shape.Fits(new JsonString(word))).ToList();
        return random.Pick(fitting.Count > 0 ? fitting : source);
    }

    /// <summary>A whole number within the bounds, one of the conversation's half of the time.</summary>
    /// <param name="shape">What it must look like.</param>
    /// <param name="words">The conversation.</param>
    /// <param name="random">The source of choices.</param>
    public static JsonNumber Number(ValueShape shape, ConversationWords words, SeededRandom random)
    {
        var said = words.Numbers.Select(number => new JsonNumber(number)).Where(shape.Fits).ToList();
        if (said.Count > 0 && random.Next(2) == 0)
            return random.Pick(said);
        var low = shape.Minimum ?? (shape.Maximum is { } bound && bound < Span ? bound - Span : 1);
        var high = shape.Maximum ?? low + Span;
        var draws = Enumerable.Range(0, Span).Select(_ => Between(low, Math.Min(high, low + 1000), random)).ToList();
        return draws.FirstOrDefault(shape.Fits) ?? new JsonNumber(((low / 2) + (high / 2)).ToString(CultureInfo.InvariantCulture));
    }

    private static JsonNumber Between(decimal low, decimal high, SeededRandom random)
    {
        var drawn = decimal.Ceiling(low) + random.Next(Math.Max(1, (int)decimal.Floor(high - low) + 1));
        return new JsonNumber(decimal.Truncate(drawn).ToString(CultureInfo.InvariantCulture));
    }
}
