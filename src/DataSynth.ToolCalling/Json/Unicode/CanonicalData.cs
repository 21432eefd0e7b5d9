using System.Globalization;

namespace DataSynth.ToolCalling.Json.Unicode;

/// <summary>
/// The part of the Unicode Character Database that normalisation needs. .NET has none of its own when it runs without ICU
/// (<c>InvariantGlobalization</c>), where <see cref="string.Normalize()"/> returns its argument.
/// </summary>
internal sealed class CanonicalData
{
    private static readonly Lazy<CanonicalData> Loaded = new(() => new CanonicalData());

    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<(int First, int Second), int> _composites = [];
    private readonly Dictionary<int, byte> _classes = [];

    private CanonicalData()
    {
        using var resource = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")
            ?? throw new InvalidOperationException("the assembly lacks its resource canonical.txt; build the project as a whole");
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                Add(line.Split(' '));
        }
    }

    /// <summary>The data, read on first use.</summary>
    public static CanonicalData Instance => Loaded.Value;

    /// <summary>The canonical combining class; 0 for starters.</summary>
    public byte ClassOf(int codePoint) => _classes.GetValueOrDefault(codePoint);

    /// <summary>One step of canonical decomposition, or null.</summary>
    public int[]? Decompose(int codePoint) => _decompositions.GetValueOrDefault(codePoint);

    /// <summary>The primary composite of two code points, or null.</summary>
    public int? Compose(int first, int second) => _composites.TryGetValue((first, second), out var composite) ? composite : null;

    private void Add(string[] fields)
    {
        switch (fields[0])
        {
            case "=":
                _decompositions.Add(Hex(fields[1]), [Hex(fields[2]), Hex(fields[3])]);
                _composites.Add((Hex(fields[2]), Hex(fields[3])), Hex(fields[1]));
                break;
            case "<":
                _decompositions.Add(Hex(fields[1]), [.. fields.Skip(2).Select(Hex)]);
                break;
            default:
                for (var codePoint = Hex(fields[1]); codePoint <= Hex(fields[2]); codePoint++)
                    _classes.Add(codePoint, byte.Parse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
