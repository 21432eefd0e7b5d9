using System.Globalization;
using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Verdicts in words, such as <c>call 2 get_weather: argument "unit" is "kelvin", expected one of "celsius", "fahrenheit"</c>.
/// Calls are counted from 1, as people do; paths count from 0.</summary>
internal static class Sentences
{
    private const int MaxListed = 6;

    public static string InvalidGroundTruth(IReadOnlyList<GroundTruthProblem> problems)
        => $"invalid ground truth: {problems[0]}{More(problems.Count)}";

    public static string Repaired(IReadOnlyList<string> repairs)
        => $"had to be mended to be read: {(repairs.Count == 0 ? "broken syntax" : repairs[0])}{More(repairs.Count)}";

    public static string UnexpectedCalls(IReadOnlyList<ToolCall> calls)
        => $"calls {Names(calls.Select(call => call.Name))} where no call is right";

    public static string MissingCalls(IReadOnlyList<PreparedCall> expected)
        => $"makes no call, expected {Names(expected.Select(call => call.Name))}";

    /// <summary>The sentence for the difference that decided, and how many there are besides.</summary>
    public static string Of(
        ErrorType type, IReadOnlyList<Difference> differences, int expected, IReadOnlyList<ToolCall> calls)
    {
        if (type == ErrorType.Count)
            return CountSentence(differences, expected, calls);

        return Of(differences.First(difference => difference.Type == type), differences.Count, calls);
    }

    /// <summary>The sentence for one difference of a call.</summary>
    public static string Of(Difference deciding, int count, IReadOnlyList<ToolCall> calls)
    {
        var (index, place) = Split(deciding.Path);
        var subject = deciding.Type == ErrorType.Name
            ? $"call {index + 1} calls {Quote(calls[index].Name)}, expected {Quote(((JsonString)deciding.Expected!).Text)}"
            : $"call {index + 1} {calls[index].Name}: {ArgumentSentence(deciding, place)}";
        return subject + More(count);
    }

    private static string CountSentence(
        IReadOnlyList<Difference> differences, int expected, IReadOnlyList<ToolCall> calls)
    {
        var counted = differences.Where(difference => difference.Type == ErrorType.Count).ToList();
        var missing = Names(counted.Select(difference => (difference.Expected as JsonObject)?.GetText("name")));
        var surplus = Names(counted.Select(difference => difference.Expected is null ? NameOf(difference.Actual) : null));
        return $"makes {Calls(calls.Count)}, expected {expected.ToString(CultureInfo.InvariantCulture)}"
            + (missing.Length > 0 ? $"; missing: {missing}" : "")
            + (surplus.Length > 0 ? $"; too many: {surplus}" : "");
    }

    private static string ArgumentSentence(Difference difference, string place)
    {
        var argument = $"argument {Quote(place)}";
        return difference.Type switch
        {
            ErrorType.MissingRequired => $"required {argument} is missing, expected {Expected(difference)}",
            ErrorType.MissingOptional => $"optional {argument} is left out, expected {Expected(difference)}",
            ErrorType.UnexpectedParameter when difference.Rule.EndsWith(".undeclared", StringComparison.Ordinal)
                => $"{argument} is {Actual(difference)}, but the tool has no such parameter",
            _ when difference.Actual is null => $"{argument} is missing, expected {Expected(difference)}",
            _ when difference.Expected is null => $"{argument} is {Actual(difference)}, expected none",
            ErrorType.Type => $"{argument} is {Actual(difference)} of the wrong type, expected {Expected(difference)}",
            _ => $"{argument} is {Actual(difference)}, expected {Expected(difference)}",
        };
    }

    private static string Actual(Difference difference) => ValueText.Short(difference.Actual!);

    private static string Expected(Difference difference) => difference.Expected switch
    {
        null => "none",
        JsonArray { Items.Count: > 1 } list when difference.HasSeveral => $"one of {ValueText.List(list.Items)}",
        { } one => ValueText.Short(one),
    };

    private static (int Index, string Place) Split(string path)
    {
        // calls[12].arguments.unit
        var end = path.IndexOf(']', StringComparison.Ordinal);
        var index = int.Parse(path.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture);
        const string Arguments = ".arguments.";
        var place = path[(end + 1)..];
        return (index, place.StartsWith(Arguments, StringComparison.Ordinal) ? place[Arguments.Length..] : place);
    }

    private static string? NameOf(JsonValue? call) => (call as JsonObject)?.GetText("name");

    private static string Names(IEnumerable<string?> names)
    {
        var all = names.Where(name => name is not null).ToList();
        var shown = string.Join(", ", all.Take(MaxListed));
        return all.Count > MaxListed ? $"{shown} and {all.Count - MaxListed} more" : shown;
    }

    private static string Calls(int count) => count == 1 ? "1 call" : $"{count} calls";

    private static string More(int count) => count > 1 ? $" (and {count - 1} more)" : "";

    private static string Quote(string text) => ValueText.Short(new JsonString(text));
}
