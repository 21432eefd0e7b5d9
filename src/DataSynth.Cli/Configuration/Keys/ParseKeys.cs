using DataSynth.Cli.Configuration.Shapes;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>parse</c>.</summary>
internal static class ParseKeys
{
    private static readonly DefaultedKey<bool> Strict = new(
        "strict",
        new BooleanShape(),
        !Default.Repair,
        "Whether nothing is mended: a reply that would have to be repaired is then malformed. To keep such calls out of the correct ones only, use label: { repair: reject }.");

    private static readonly DefaultedKey<long> MaxDepth = new(
        "max_depth", new IntegerShape(1, 100_000), Default.MaxDepth, "Nesting allowed in arguments; a deeper call is malformed.");

    private static readonly DefaultedKey<long> MaxCalls = new(
        "max_calls", new IntegerShape(1, 1_000_000), Default.MaxCalls, "Calls allowed in one reply; more make it malformed.");

    private static readonly DefaultedKey<long> MaxLength = new(
        "max_length", new IntegerShape(1, 1_073_741_824), Default.MaxLength, "Length allowed for a reply's text, in UTF-16 units; a longer one is malformed.");

    /// <summary>What holds without the section.</summary>
    public static ParseOptions Default => new();

    /// <summary>The value of <c>parse</c>.</summary>
    public static SectionShape<ParseOptions> Shape { get; } = new(
        "settings such as { strict: true }",
        new KeyTable(Strict, MaxDepth, MaxCalls, MaxLength),
        section => new ParseOptions
        {
            Repair = !section.Get(Strict),
            MaxDepth = (int)section.Get(MaxDepth),
            MaxCalls = (int)section.Get(MaxCalls),
            MaxLength = (int)section.Get(MaxLength),
        });
}
