using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys that say which pairs are meant, in entries of <c>quotas</c> and <c>weights</c>.</summary>
internal static class FilterKeys
{
    private static readonly OptionalKey<ErrorType> ErrorType = new(
        "error_type",
        new ChoiceShape<ErrorType>([.. Enum.GetValues<ErrorType>().Select(type => (type.ToFileName(), type))]),
        "Only pairs with this error type. Without it: all.");

    private static readonly OptionalKey<string> Source = new(
        "source", new TextShape("the name of a data set"), "Only pairs of tasks of this data set. Without it: all.");

    private static readonly OptionalKey<string> Model = new(
        "model", new TextShape("the name of a generator"), "Only pairs whose wrong side this generator made, such as qwen3:8b or perturb/1. Without it: all.");

    /// <summary>The keys in the order in which they are shown.</summary>
    public static IReadOnlyList<Key> All { get; } = [ErrorType, Source, Model];

    /// <summary>Reads them.</summary>
    public static PairFilter Read(Section section) => new(section.FindValue(ErrorType), section.Find(Source), section.Find(Model));
}
